package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalOpening;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Ops;
import truetill.core.wire.sync.Session;

/**
 * I2, I3, I15: three records on their way over a real connection that breaks after each byte of the
 * request in turn, then after each byte of the answer. The store has taken all or none, and at last
 * each exactly once with the first outcome.
 */
class CutBatchTest {
  private static final PrintWriter QUIET = new PrintWriter(Writer.nullWriter());
  private static final int BATCH = 3;

  @TempDir Path folder;

  @Test
  void aCutAtAnyByteTakesAllOrNothingAndNothingTwice() throws Exception {
    HeadlessTill till = new HeadlessTill(folder.resolve("till"));
    try (Host host = Host.start(folder.resolve("store"), 0, true, QUIET)) {
      till.say(host.address(), "{\"do\":\"sync\"}");
    }
    till.say(
        "http://127.0.0.1:1",
        "{\"do\":\"sign-in\",\"pin\":\"1001\"}",
        "{\"do\":\"open-drawer\",\"total\":\"200.00\"}",
        "{\"do\":\"scan\",\"sku\":\"ITM0000001\"}",
        "{\"do\":\"pay\",\"method\":\"cash\"}");
    DiskStorage storage = DiskStorage.open(folder.resolve("till"));
    DeviceIdentity identity = DeviceFile.read(storage);
    assertThat(identity).isNotNull();
    List<byte[]> records = records(storage, identity);
    int before = records.size() - BATCH;

    try (Host host = Host.start(folder.resolve("store"), 0, true, false, QUIET);
        HttpTransport line = new HttpTransport(HttpUrl.get(host.address()));
        CuttingProxy proxy = new CuttingProxy(URI.create(host.address()).getPort())) {
      SyncApi direct = new SyncApi(line);
      String token =
          done(direct.session(new Session.Request(identity.device(), identity.secret()))).token();
      String epoch = done(direct.hello(token)).epoch().id();
      done(direct.ops(token, epoch, body(records.subList(0, before)), Instant.EPOCH));
      byte[] batch = body(records.subList(before, records.size()));

      long cutsAsked = 0;
      while (done(direct.hello(token)).acceptedSeq() == before) {
        proxy.cut(cutsAsked++, 0);
        assertThat(sent(proxy, token, epoch, batch)).isInstanceOf(Reply.Alone.class);
      }
      Hello taken = done(direct.hello(token));
      assertThat(taken.acceptedSeq()).isEqualTo(records.size());
      assertThat(cutsAsked).as("a request is longer than its body").isGreaterThan(batch.length);

      long cutsAnswered = 0;
      Reply<Ops.Answer> reply;
      do {
        proxy.cut(CuttingProxy.WHOLE, cutsAnswered++);
        reply = sent(proxy, token, epoch, batch);
      } while (reply instanceof Reply.Alone);
      Ops.Answer answer = done(reply);
      assertThat(cutsAnswered).isGreaterThan(500);
      assertThat(answer.outcomes())
          .hasSize(BATCH)
          .allMatch(outcome -> outcome.replayed() && outcome.result().equals("applied"));
      assertThat(done(direct.hello(token)))
          .usingRecursiveComparison()
          .ignoringFields("serverTime", "now")
          .isEqualTo(taken);
      System.out.printf(
          "CUT ops=%d cut_points=%d delivered=%d doubled=0 missing=0 replay_mismatch=0%n",
          BATCH, cutsAsked + cutsAnswered, taken.acceptedSeq() - before);
    }
  }

  /** One exchange over a connection of its own. */
  private static Reply<Ops.Answer> sent(
      CuttingProxy proxy, String token, String epoch, byte[] batch) {
    try (HttpTransport cut = new HttpTransport(HttpUrl.get(proxy.address()))) {
      return new SyncApi(cut).ops(token, epoch, batch, Instant.EPOCH);
    }
  }

  private static <T> T done(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done<T>) reply).value();
  }

  private static List<byte[]> records(DiskStorage storage, DeviceIdentity identity)
      throws IOException {
    JournalOpening opening =
        new JournalOpening(storage, identity, (delay, task) -> () -> {}, FaultPoints.NONE);
    try (Journal journal = opening.open(record -> {}).orElseThrow()) {
      return journal.read(1, Ops.MAX_RECORDS, Ops.MAX_BYTES);
    }
  }

  private static byte[] body(List<byte[]> records) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : records) {
      body.writeBytes(record);
      body.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
    }
    return body.toByteArray();
  }
}
