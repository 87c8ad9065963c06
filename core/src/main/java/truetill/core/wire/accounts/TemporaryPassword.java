package truetill.core.wire.accounts;

/** The contract's schema {@code TemporaryPassword}: shown once and never again. */
public record TemporaryPassword(String detail, String temporaryPassword) {
  @Override
  public String toString() {
    return "TemporaryPassword[not shown]";
  }
}
