package truetill.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A demo store server that is killed and started again at the same address. */
final class KilledStore implements AutoCloseable {
  private final ProgramImage program;
  private final Path data;
  private final List<Long> recoveries_ms = new ArrayList<>();
  private StoreProcess process;

  private KilledStore(ProgramImage program, Path data, StoreProcess process) {
    this.program = program;
    this.data = data;
    this.process = process;
  }

  static KilledStore start(ProgramImage program, Path data) throws IOException {
    return new KilledStore(program, data, StoreProcess.start(program, data, 0));
  }

  void kill() {
    process.kill();
  }

  /** Answers when it is ready to serve again. */
  void startAgain() throws IOException {
    long begun = System.nanoTime();
    process = StoreProcess.start(program, data, process.port());
    recoveries_ms.add((System.nanoTime() - begun) / 1_000_000);
  }

  String address() {
    return process.address();
  }

  List<Long> recoveries_ms() {
    return recoveries_ms;
  }

  @Override
  public void close() {
    process.close();
  }
}
