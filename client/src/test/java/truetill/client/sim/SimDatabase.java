package truetill.client.sim;

import truetill.server.db.Database;

/** Where a simulated store keeps its rows. */
interface SimDatabase {
  static SimDatabase of(SimImage image) {
    return switch (image) {
      case SimImage.File(byte[] bytes) -> new SimH2(bytes);
      case SimImage.Template(String name) -> new SimPostgres(name);
    };
  }

  Database open();

  /** As a power cut would leave it now. */
  SimImage now();

  /** The process died; it goes on from this. Only while it is not open. */
  void goBackTo(SimImage image);

  /** What is committed is forced: then no crash takes it back, and the image is always today's. */
  boolean forcesAtCommit();

  /** Nothing of it stays. Only while it is not open. */
  void drop();
}
