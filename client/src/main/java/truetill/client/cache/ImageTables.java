package truetill.client.cache;

/**
 * The two sets of the large tables of the server's rows. One is in use, the other is empty or being
 * filled from a snapshot; a mark says which, so that a whole new image comes into use with the
 * cursor it belongs to, in one transaction (sync.md section 5).
 */
enum ImageTables {
  FIRST(0, ""),
  SECOND(1, "_b");

  private final long number;
  private final String suffix;

  ImageTables(long number, String suffix) {
    this.number = number;
    this.suffix = suffix;
  }

  String item() {
    return "srv_item" + suffix;
  }

  String word() {
    return "srv_word" + suffix;
  }

  String customer() {
    return "srv_customer" + suffix;
  }

  ImageTables other() {
    return this == FIRST ? SECOND : FIRST;
  }

  /** As the mark has it. */
  long number() {
    return number;
  }

  static ImageTables numbered(long number) {
    return number == SECOND.number ? SECOND : FIRST;
  }
}
