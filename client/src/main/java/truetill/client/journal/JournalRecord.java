package truetill.client.journal;

import java.io.ByteArrayOutputStream;
import truetill.core.journal.Chain;
import truetill.core.journal.Op;
import truetill.core.journal.OpCodec;

/** An op together with its exact bytes and their hash; the bytes are what is stored and sent. */
public final class JournalRecord {
  private final Op op;
  private final byte[] bytes;
  private final String hash;

  JournalRecord(Op op, byte[] bytes) {
    this.op = op;
    this.bytes = bytes;
    this.hash = Chain.hash(bytes);
  }

  public static JournalRecord of(Op op) {
    return new JournalRecord(op, OpCodec.encode(op));
  }

  public Op op() {
    return op;
  }

  /** Not copied: nobody writes into it. */
  byte[] bytes() {
    return bytes;
  }

  /** Number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Writes the exact bytes. */
  public void writeTo(ByteArrayOutputStream out) {
    out.writeBytes(bytes);
  }

  /** SHA-256 of the bytes, 64 hex digits. */
  public String hash() {
    return hash;
  }

  public long seq() {
    return op.envelope().seq();
  }

  @Override
  public String toString() {
    return op.body().type() + " #" + seq();
  }
}
