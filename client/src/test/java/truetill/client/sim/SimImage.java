package truetill.client.sim;

/** What a store's database held at one moment, to begin from or to go back to. */
sealed interface SimImage {
  /** An H2 file, nothing in it for a store that is to be made. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record File(byte[] bytes) implements SimImage {}

  /** A PostgreSQL database to copy, without a name for a store that is to be made. */
  record Template(String name) implements SimImage {}
}
