const DEFAULT_PORT = 7007;

/** The port on which the backend will listen: app-config.yaml's, unless APP_CONFIG_backend_listen_port says otherwise. */
export function backendPort(env = process.env) {
  const port = Number(env.APP_CONFIG_backend_listen_port);
  return Number.isInteger(port) && port > 0 ? port : DEFAULT_PORT;
}
