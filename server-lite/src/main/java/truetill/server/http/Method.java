package truetill.server.http;

/** The methods the contract uses. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
