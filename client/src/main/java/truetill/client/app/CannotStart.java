package truetill.client.app;

/** The register cannot run here; the message says why and what to do, for a person. */
final class CannotStart extends Exception {
  private final String code;

  CannotStart(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable word for programs and for the picture on the refusal window. */
  String code() {
    return code;
  }

  /** Never null, unlike that of an exception in general. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
