package truetill.client.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Ops;
import truetill.core.wire.sync.Session;

class SyncApiTest {
  private static final String EPOCH = "{\"n\":1,\"id\":\"e1\",\"prev_id\":null}";

  private final MockWebServer server = new MockWebServer();
  private HttpTransport transport;
  private SyncApi api;

  @BeforeEach
  void start() throws IOException {
    server.start();
    transport = new HttpTransport(server.url("/"));
    api = new SyncApi(transport);
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void opsCarryTheExactBytesWithTheirDigestAndBringTheOutcomes() throws Exception {
    answer(
        200,
        "{\"epoch\":"
            + EPOCH
            + ",\"accepted_seq\":2,\"head_hash\":\"aa\",\"protected_seq\":0,\"outcomes\":["
            + "{\"seq\":2,\"op_id\":\"01930000-0000-7000-8000-000000000001\",\"result\":\"applied\","
            + "\"replayed\":false,\"feed_seq\":7,\"exceptions\":[],\"added_later\":1}]}");
    byte[] body = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
    Reply<Ops.Answer> reply = api.ops("tok", "e1", body, Instant.EPOCH);

    assertThat(reply).isInstanceOf(Reply.Done.class);
    Ops.Answer answer = ((Reply.Done<Ops.Answer>) reply).value();
    assertThat(answer.acceptedSeq()).isEqualTo(2);
    assertThat(answer.outcomes().getFirst().feedSeq()).isEqualTo(7);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getBody()).isNotNull();
    assertThat(request.getBody().toByteArray()).isEqualTo(body);
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer tok");
    assertThat(request.getHeaders().get("Sync-Epoch")).isEqualTo("e1");
    assertThat(request.getHeaders().get("Device-Time")).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(request.getHeaders().get("Content-Digest"))
        .isEqualTo("sha-256=:40ZDICGwQXlRjZYU81YMzXE1Sk7hAd3LiT1pWanWMBw=:");
  }

  @Test
  void changesReadRowsAsPlainValues() {
    answer(
        200,
        "{\"epoch\":"
            + EPOCH
            + ",\"head\":9,\"sets\":[{\"seq\":9,\"rows\":[{\"i\":0,\"table\":\"item\",\"op\":\"put\","
            + "\"uid\":\"u\",\"id\":4,\"row\":{\"price_cents\":1299,\"title\":\"Lamp\"}}]}]}");
    Changes changes =
        ((Reply.Done<Changes>) api.changes("t", "e1", 3, 100, Duration.ZERO, 7, 0)).value();
    assertThat(changes.sets().getFirst().rows().getFirst().row())
        .containsEntry("price_cents", 1299)
        .containsEntry("title", "Lamp");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aServerInTroubleMeansAlone(int status) {
    answer(status, "<html>oops</html>");
    assertThat(session()).isInstanceOf(Reply.Alone.class);
  }

  @Test
  void nonsenseAndEmptyAnswersMeanAlone() {
    answer(200, "<html>captive portal</html>");
    assertThat(session()).isInstanceOf(Reply.Alone.class);
    answer(200, "null");
    assertThat(session()).isInstanceOf(Reply.Alone.class);
    answer(200, "[]");
    assertThat(session()).isInstanceOf(Reply.Alone.class);
  }

  @Test
  void aRefusalKeepsItsWordsAndItsWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(409)
            .addHeader("Retry-After", "7")
            .body("{\"detail\":\"Expected 5.\",\"code\":\"gap\"}")
            .build());
    assertThat(session())
        .isEqualTo(new Reply.Refused<>(409, "gap", "Expected 5.", Duration.ofSeconds(7)));
    answer(403, "not json");
    assertThat(session()).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void noServerMeansAlone() {
    server.close();
    assertThat(session()).isInstanceOf(Reply.Alone.class);
  }

  @Test
  void aSnapshotIsCopiedAsItIs() {
    answer(200, "{\"a\":1}\n{\"b\":2}\n");
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThat(api.snapshot("t", null, (goesOn, version) -> sink)).isEqualTo(new Reply.Done<>(16L));
    assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
  }

  private Reply<Session.Answer> session() {
    return api.session(new Session.Request(new UUID(1, 2), "secret"));
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
