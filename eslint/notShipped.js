/** Tests and their tools may reach through walls, because users never get them. */
const NOT_SHIPPED = ['**/*.test.*', '**/testUtils/**', '**/setupTests.*'];

module.exports = { NOT_SHIPPED };
