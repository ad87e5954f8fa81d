module.exports = require('../../eslint/pluginConfig')(__dirname);
