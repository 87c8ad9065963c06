package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.journal.Canonical;
import truetill.core.journal.Chain;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.OpCodec;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/** A register PC with a journal of its own, as far as the server can tell. */
final class TestRegister {
  static final LocalDate DAY = LocalDate.of(2026, 2, 12);
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ServerFixture store;
  private final TimeOrderedIds ids;
  private final UUID device;
  private final UUID register;
  private final int series;
  private final String secret;
  private String token;
  private final List<byte[]> journal = new ArrayList<>();
  private String head;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int receipts;

  /** What the server said. */
  record Said(int status, String text, JsonNode json, HttpHeaders headers) {
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    Optional<String> retryAfter() {
      return headers.firstValue("Retry-After");
    }

    Said gives(int due) {
      assertThat(status).as(text).isEqualTo(due);
      return this;
    }

    Said refusesWith(int due, String code) {
      gives(due);
      assertThat(json.path("code").asText()).isEqualTo(code);
      return this;
    }

    List<String> results() {
      List<String> results = new ArrayList<>();
      json.path("outcomes").forEach(one -> results.add(one.path("result").asText()));
      return results;
    }

    List<String> exceptions() {
      List<String> kinds = new ArrayList<>();
      json.path("outcomes")
          .forEach(one -> one.path("exceptions").forEach(e -> kinds.add(e.path("kind").asText())));
      return kinds;
    }
  }

  private TestRegister(ServerFixture store, JsonNode identity) {
    this.store = store;
    this.ids = new TimeOrderedIds(store.clock(), new Random(identity.hashCode()));
    this.device = UUID.fromString(identity.path("device_id").asText());
    this.register = UUID.fromString(identity.at("/register/uid").asText());
    this.series = identity.path("series").asInt();
    this.head = Chain.root(device, identity.path("nonce").asText());
    this.secret = identity.path("device_secret").asText();
    this.token = opensSession().gives(200).json().path("token").asText();
  }

  /** The same PC, with its journal, and another server process to speak to. */
  private TestRegister(ServerFixture store, TestRegister same) {
    this.store = store;
    this.ids = same.ids;
    this.device = same.device;
    this.register = same.register;
    this.series = same.series;
    this.secret = same.secret;
    this.journal.addAll(same.journal);
    this.head = same.head;
    this.receipts = same.receipts;
    this.headers.putAll(same.headers);
    this.token = opensSession().gives(200).json().path("token").asText();
  }

  TestRegister at(ServerFixture other) {
    return new TestRegister(other, this);
  }

  static TestRegister enrolled(ServerFixture store) {
    return new TestRegister(store, enroll(store, true).gives(201).json());
  }

  /** By a code. */
  static TestRegister enrolled(ServerFixture store, String code) {
    return new TestRegister(store, enroll(store, code).gives(201).json());
  }

  static Said enroll(ServerFixture store, boolean asDemo) {
    return post(store, "enroll/", Map.of("demo", asDemo, "device_name", "Counter PC"));
  }

  static Said enroll(ServerFixture store, String code) {
    return post(store, "enroll/", Map.of("code", code, "device_name", "Counter PC"));
  }

  /** Goes on with a new token, after a long time. */
  void renewsSession() {
    token = opensSession().gives(200).json().path("token").asText();
  }

  /** As a register it has been before, null for a new PC. */
  static Said enroll(ServerFixture store, String code, @Nullable Map<String, ?> was) {
    return post(
        store,
        "enroll/",
        was == null
            ? Map.of("code", code, "device_name", "Counter PC")
            : Map.of("code", code, "device_name", "Counter PC", "was", was));
  }

  /** Opens a session anew. */
  Said opensSession() {
    return post(store, "session/", Map.of("device_id", device.toString(), "device_secret", secret));
  }

  UUID device() {
    return device;
  }

  int series() {
    return series;
  }

  String token() {
    return token;
  }

  UUID newId() {
    return ids.next();
  }

  static UUID uidOf(ServerFixture store, Person person) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select uid from user_account where id = :id")
                .bind("id", store.idOf(person))
                .mapTo(UUID.class)
                .one());
  }

  /** Appends to the journal; answers the record. */
  byte[] record(Person actor, OpBody body) {
    return record(newId(), actor, body);
  }

  byte[] record(UUID opId, Person actor, OpBody body) {
    return record(opId, uidOf(store, actor), body);
  }

  /** As somebody the test made. */
  byte[] record(UUID opId, UUID actor, OpBody body) {
    byte[] bytes = OpCodec.encode(op(opId, actor, body));
    append(bytes);
    return bytes;
  }

  /** A record of a type of the future, which moves money in a drawer. */
  byte[] recordOfTheFuture(UUID drawer, String type, String cash, String gross) {
    Map<String, @Nullable Object> tree =
        new LinkedHashMap<>(
            OpCodec.toTree(
                op(
                    newId(),
                    uidOf(store, Person.CASHIER),
                    new OpBody.Unknown(type, 1, Map.of("drawer", drawer.toString())))));
    tree.put("type", type);
    tree.put("drawer", drawer.toString());
    tree.put("cash", Money.of(cash).cents());
    tree.put("gross", Money.of(gross).cents());
    byte[] bytes = Canonical.write(tree);
    append(bytes);
    return bytes;
  }

  private Op op(UUID opId, UUID actor, OpBody body) {
    return new Op(
        new Op.Envelope(
            opId,
            device,
            journal.size() + 1L,
            head,
            store.clock().instant(),
            ZONE,
            DAY,
            actor,
            "test",
            Op.Seen.NOTHING),
        body);
  }

  void append(byte[] bytes) {
    journal.add(bytes);
    head = Chain.hash(bytes);
  }

  long nextSeq() {
    return journal.size() + 1L;
  }

  String head() {
    return head;
  }

  UUID opensDrawer(String opening) {
    UUID drawer = newId();
    record(
        Person.CASHIER,
        new OpBody.DrawerOpened(drawer, register, Money.of(opening), CashCount.NOT_COUNTED));
    return drawer;
  }

  /** A sale as a register records it; the tender decides how it is paid. */
  OpBody.SaleCompleted sells(UUID drawer, Tender tender, CartLine... lines) {
    return sellsTo(null, drawer, tender, lines);
  }

  /** As {@link #sells} to a customer, null for nobody in particular. */
  OpBody.SaleCompleted sellsTo(
      @Nullable UUID customer, UUID drawer, Tender tender, CartLine... lines) {
    receipts++;
    String receipt = new ReceiptNumber(DAY, series, receipts).toString();
    return sells(receipt, customer, drawer, tender, lines);
  }

  /** A cash sale under a receipt number that is not this register's. */
  OpBody.SaleCompleted sellsAs(String receipt, UUID drawer, CartLine... lines) {
    return sells(receipt, null, drawer, Tender.exactCash(), lines);
  }

  private OpBody.SaleCompleted sells(
      String receipt, @Nullable UUID customer, UUID drawer, Tender tender, CartLine... lines) {
    Rate rate = new Rate(700);
    Totals totals = Totals.of(List.of(lines), rate);
    OpBody.SaleCompleted sale =
        new OpBody.SaleCompleted(
            drawer,
            newId(),
            receipt,
            List.of(lines),
            rate,
            totals,
            tender.settle(totals.total()).orElseThrow(),
            customer);
    record(Person.CASHIER, sale);
    return sale;
  }

  OpBody.SaleVoided voids(UUID drawer, OpBody.SaleCompleted sale) {
    OpBody.SaleVoided op = asVoid(drawer, sale);
    record(Person.MANAGER, op);
    return op;
  }

  /** The void of a sale, not recorded yet. */
  OpBody.SaleVoided asVoid(UUID drawer, OpBody.SaleCompleted sale) {
    return new OpBody.SaleVoided(
        drawer,
        sale.cart(),
        sale.receipt(),
        sale.totals().total(),
        sale.payment().cashDue(),
        sale.totals().total().minus(sale.payment().cashDue()),
        "brought back");
  }

  /** Hands over the whole journal. */
  Said delivers() {
    return delivers(1, journal.size());
  }

  Said delivers(int from, int to) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : journal.subList(from - 1, to)) {
      body.writeBytes(record);
      body.write('\n');
    }
    return sends(body.toByteArray());
  }

  /** The whole journal as it is sent. */
  byte[] journal() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : journal) {
      body.writeBytes(record);
      body.write('\n');
    }
    return body.toByteArray();
  }

  /** Hands over the whole journal with another token than its own. */
  Said deliversAs(String authorization) {
    byte[] body = journal();
    return exchange(
        request(store, "ops/")
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Digest", digest(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Said asks(String path, String authorization) {
    return exchange(request(store, path).header("Authorization", authorization).GET());
  }

  /** Speaks to another generation of the server. */
  Said getsIn(String epoch, String path) {
    return exchange(
        request(store, path)
            .header("Authorization", "Bearer " + token)
            .header("Sync-Epoch", epoch)
            .GET());
  }

  private static String digest(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
  }

  Said sends(byte[] body) {
    return sends(body, digest(body));
  }

  Said sends(byte[] body, String digest) {
    HttpRequest.Builder request =
        request(store, "ops/")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Digest", digest);
    headers.forEach(request::header);
    return exchange(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** A manager hands in part of the journal of this PC, which is dead. */
  Said isHandedIn(Person manager, String query, int from, int to) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : journal.subList(from - 1, to)) {
      body.writeBytes(record);
      body.write('\n');
    }
    return exchange(
        request(store, "devices/" + device + "/ops/" + query)
            .header("Authorization", "Bearer " + store.tokenOf(manager))
            .header("Content-Type", "application/x-ndjson")
            .header(
                "Content-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body.toByteArray())) + ":")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** The register's uid. */
  UUID register() {
    return register;
  }

  /** A header of all deliveries from now on. */
  void says(String header, String value) {
    headers.put(header, value);
  }

  Said gets(String path) {
    return exchange(request(store, path).header("Authorization", "Bearer " + token).GET());
  }

  /** With headers, each a name and a value. */
  Said gets(String path, String... headers) {
    return exchange(
        request(store, path).header("Authorization", "Bearer " + token).headers(headers).GET());
  }

  Said posts(String path, Map<String, ?> body) {
    try {
      return exchange(
          request(store, path)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (IOException bug) {
      throw new IllegalStateException(bug);
    }
  }

  long acceptedSeq() {
    return gets("hello/").gives(200).json().path("accepted_seq").asLong();
  }

  private static Said post(ServerFixture store, String path, Map<String, ?> body) {
    try {
      return exchange(
          request(store, path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (IOException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static HttpRequest.Builder request(ServerFixture store, String path) {
    return HttpRequest.newBuilder(URI.create(store.address() + "/api/sync/" + path));
  }

  private static Said exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Unharmed.tellsNothing(response.statusCode(), response.body());
      return new Said(
          response.statusCode(), response.body(), json(response.body()), response.headers());
    } catch (IOException failed) {
      throw new AssertionError("no answer", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private static JsonNode json(@Nullable String text) {
    try {
      return text == null || text.isEmpty() || text.contains("}\n{")
          ? MissingNode.getInstance()
          : JSON.readTree(text);
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
