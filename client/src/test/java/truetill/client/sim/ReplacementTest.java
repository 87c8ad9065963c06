package truetill.client.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.client.journal.FakeStorage;
import truetill.client.journal.RecordReader;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.client.sync.RowsOf;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.OpBody;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Ops;
import truetill.core.wire.sync.Session;

/**
 * Seeded copies of registers, folders put back, and databases put back (I17, and I18 as far as an
 * older copy without salvage goes): the real register core against the real server.
 */
class ReplacementTest {
  private static final int CLONES = Effort.of(6, 300);
  private static final int RESTORES = Effort.of(3, 300);
  private static final long FIRST_SEED = Long.getLong("truetill.seed", 1);

  private final Map<String, Integer> figures = new HashMap<>();

  private void count(String figure, int by) {
    figures.merge(figure, by, Integer::sum);
  }

  private int figure(String name) {
    return figures.getOrDefault(name, 0);
  }

  @Test
  void theSecondOfTwoHistoriesIsDetectedAndHasNoEffectUnderItsOldId() throws IOException {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CLONES; seed++) {
      history(seed, seed % 2 == 0 ? this::clones : this::rollsBack);
    }
    System.out.printf(
        "I17 clones=%d detected=%d effects_under_old_id=%d taken_along=%d receipts_twice=%d%n",
        CLONES,
        figure("detected"),
        figure("effects_under_old_id"),
        figure("taken_along"),
        figure("receipts_twice"));
    assertThat(figure("detected")).isEqualTo(CLONES);
    assertThat(figure("effects_under_old_id")).isZero();
    assertThat(figure("receipts_twice")).isZero();
    assertThat(figure("taken_along")).isPositive();
  }

  @Test
  void aDatabasePutBackGivesNothingTwiceAndGetsBackWhatTheRegistersHave() throws IOException {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + RESTORES; seed++) {
      history(seed, this::restores);
    }
    System.out.printf(
        "I17 restores=%d reissued=%d refilled_ops=%d wrong_epoch_accepts=%d hash_diff=%d%n",
        RESTORES,
        figure("reissued"),
        figure("refilled_ops"),
        figure("wrong_epoch_accepts"),
        figure("hash_diff"));
    assertThat(figure("reissued")).isZero();
    assertThat(figure("refilled_ops")).isPositive();
    assertThat(figure("wrong_epoch_accepts")).isZero();
    assertThat(figure("hash_diff")).isZero();
  }

  /** One store and one till with a drawer, and the dice. */
  private record Scene(
      ReplacedStore store, ReplacedTill till, SimTime time, SimClock clock, Random dice) {
    void work(ReplacedTill at, int most) {
      int things = 1 + dice.nextInt(most);
      for (int thing = 0; thing < things; thing++) {
        time.pass(Duration.ofSeconds(1 + dice.nextInt(300)));
        assertThat(at.works()).isTrue();
        if (dice.nextInt(4) == 0 && at == till) {
          at.exchange();
        }
      }
    }
  }

  @FunctionalInterface
  private interface Story {
    void in(Scene scene) throws IOException;
  }

  private static void history(long seed, Story story) throws IOException {
    SimTime time = new SimTime();
    SimClock clock = new SimClock(time);
    Random dice = new Random(seed);
    try (ReplacedStore store = new ReplacedStore(FreshStore.file(), clock, seed);
        ReplacedTill till = ReplacedTill.enrolled(store, clock, new Random(dice.nextLong()))) {
      till.openDrawer();
      story.in(new Scene(store, till, time, clock, dice));
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("-Dtruetill.seed=" + seed + ": " + failed.getMessage(), failed);
    }
  }

  /** Two PCs with one folder; whichever delivers second is found out. */
  private void clones(Scene scene) throws IOException {
    scene.work(scene.till(), 12);
    if (scene.dice().nextBoolean()) {
      scene.till().exchange();
    }
    try (ReplacedTill clone = scene.till().cloned()) {
      scene.work(clone, 8);
      clone.sells();
      for (int thing = scene.dice().nextInt(8); thing >= 0; thing--) {
        scene.till().sells();
      }
      boolean cloneFirst = scene.dice().nextBoolean();
      ReplacedTill first = cloneFirst ? clone : scene.till();
      ReplacedTill second = cloneFirst ? scene.till() : clone;
      first.exchange();
      assertThat(first.isStopped()).isFalse();
      assertThat(first.waiting()).isZero();

      foundOut(scene, second);

      first.sells();
      first.exchange();
      assertThat(first.isStopped()).isFalse();
      takenAlong(scene, second, true);
      for (String receipt : second.receipts()) {
        assertThat(second.till().selling().reprint(receipt).isDone()).as(receipt).isTrue();
      }
    }
  }

  /** A folder is put back as it was some records ago. */
  private void rollsBack(Scene scene) throws IOException {
    scene.work(scene.till(), 8);
    FakeStorage copy = scene.till().copy();
    List<String> before = List.copyOf(scene.till().receipts());
    scene.work(scene.till(), 8);
    scene.till().sells();
    scene.till().exchange();
    List<String> given = List.copyOf(scene.till().receipts());
    scene.till().putBack(copy);
    // It may go on alone for a while before it meets its store again.
    for (int thing = scene.dice().nextInt(3); thing > 0; thing--) {
      scene.till().sells();
    }
    List<String> alone = new ArrayList<>(scene.till().receipts());
    alone.subList(0, given.size()).clear();

    foundOut(scene, scene.till());

    takenAlong(scene, scene.till(), !alone.isEmpty());
    scene.till().sells();
    if (given.contains(scene.till().receipts().getLast())) {
      count("receipts_twice", 1);
    }
    assertThat(before.size()).isLessThanOrEqualTo(given.size());
  }

  /** Its first delivery stops it; whatever it tries then, nothing of it counts under the old id. */
  private void foundOut(Scene scene, ReplacedTill second) throws IOException {
    UUID old = second.identity().device();
    second.exchange();
    if (second.isStopped()) {
      count("detected", 1);
    }
    assertThat(second.works()).isFalse();
    second.exchange();
    Set<String> stored =
        new HashSet<>(
            scene
                .store()
                .database()
                .read(tx ->
                    tx.handle()
                        .createQuery("select record_text from op_log where device_id = :device")
                        .bind("device", old)
                        .mapTo(String.class)
                        .list()));
    List<byte[]> records = second.records();
    boolean diverged = false;
    for (byte[] record : records) {
      boolean there = stored.contains(new String(record, StandardCharsets.UTF_8));
      count("effects_under_old_id", diverged && there ? 1 : 0);
      diverged = diverged || !there;
    }
  }

  /** Enrolled anew, everything it had is in the store once, and it goes on above all numbers. */
  private void takenAlong(Scene scene, ReplacedTill second, boolean hadMore) throws IOException {
    List<UUID> ops = opIds(second);
    long waiting = second.till().drawer().open() == null ? 0 : 1;
    second.reEnrols();
    assertThat(second.till().drawer().open() == null ? 0 : 1).isEqualTo((int) waiting);
    second.exchange();
    assertThat(second.isStopped()).isFalse();
    assertThat(second.waiting()).isZero();
    Set<UUID> applied = new HashSet<>(opIdsWith(scene, "result <> 'duplicate_of'"));
    assertThat(applied).containsAll(ops);
    assertThat(opIdsWith(scene, "result <> 'duplicate_of'")).doesNotHaveDuplicates();
    assertThat(scene.store().count("select count(*) from op_log where result = 'quarantined'"))
        .isZero();
    int copies =
        (int)
            second.records().stream()
                .filter(record ->
                    !(RecordReader.read(record).orElseThrow().op().body()
                        instanceof JournalContinued))
                .count();
    count("taken_along", copies);
    assertThat(copies > 0 || !hadMore).isTrue();
    long receipts = scene.store().count("select count(*) from receipt");
    second.sells();
    second.exchange();
    assertThat(scene.store().count("select count(*) from receipt")).isEqualTo(receipts + 1);
    String next = second.receipts().getLast();
    long same =
        scene.store().count("select count(*) from receipt where receipt_number = '" + next + "'");
    count("receipts_twice", same == 1 ? 0 : 1);
  }

  private static List<UUID> opIds(ReplacedTill till) throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (byte[] record : till.records()) {
      var op = RecordReader.read(record).orElseThrow().op();
      if (!(op.body() instanceof OpBody.Checkpoint)) {
        ids.add(op.envelope().id());
      }
    }
    return ids;
  }

  private static List<UUID> opIdsWith(Scene scene, String condition) {
    return scene
        .store()
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select op_id from op_log where " + condition)
                .mapTo(UUID.class)
                .list());
  }

  /** An older copy of the database is put back while two tills and the office went on. */
  private void restores(Scene scene) throws IOException {
    Set<String> given = new HashSet<>();
    try (ReplacedTill other =
        ReplacedTill.enrolled(scene.store(), scene.clock(), new Random(scene.dice().nextLong()))) {
      List<ReplacedTill> tills = List.of(scene.till(), other);
      other.openDrawer();
      for (ReplacedTill till : tills) {
        scene.work(till, 8);
        till.exchange();
      }
      office(scene, given);
      byte[] copy = scene.store().copy();
      for (ReplacedTill till : tills) {
        scene.work(till, 8);
        if (scene.dice().nextInt(3) > 0) {
          till.exchange();
        }
        scene.work(till, 3);
      }
      for (int more = scene.dice().nextInt(4); more >= 0; more--) {
        office(scene, given);
      }
      scene.till().exchange();
      String epoch = epoch(scene.store(), scene.till()).epoch().id();

      scene.store().putBack(copy);

      long had = scene.store().count("select count(*) from op_log");
      refusesTheOldEpoch(scene, epoch);
      for (ReplacedTill till : tills) {
        if (scene.dice().nextBoolean()) {
          till.sells();
        }
        till.exchange();
        till.exchange();
      }
      count("refilled_ops", (int) (scene.store().count("select count(*) from op_log") - had));
      office(scene, given);
      for (ReplacedTill till : tills) {
        till.sells();
        till.exchange();
        assertThat(till.waiting()).isZero();
        assertThat(opIdsWith(scene, "result = 'applied'")).containsAll(allIds(till));
        count("hash_diff", RowsOf.same(till.cacheName(), scene.store(), till.identity()) ? 0 : 1);
      }
      List<String> receipts = new ArrayList<>();
      tills.forEach(till -> receipts.addAll(till.receipts()));
      assertThat(receipts).doesNotHaveDuplicates();
      assertThat(
              scene.store().count("select count(*) from receipt where receipt_number like 'R-%'"))
          .isGreaterThanOrEqualTo(receipts.size());
      assertThat(
              scene.store().count("select count(*) - count(distinct receipt_number) from receipt"))
          .isZero();
    }
  }

  private static List<UUID> allIds(ReplacedTill till) throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (byte[] record : till.records()) {
      ids.add(RecordReader.read(record).orElseThrow().op().envelope().id());
    }
    return ids;
  }

  private static Hello epoch(ReplacedStore store, ReplacedTill till) throws IOException {
    SyncApi api = new SyncApi(store);
    if (api.hello(token(api, till)) instanceof Reply.Done<Hello>(Hello hello)) {
      return hello;
    }
    throw new AssertionError("no hello");
  }

  private static String token(SyncApi api, ReplacedTill till) throws IOException {
    var identity = till.identity();
    if (api.session(new Session.Request(identity.device(), identity.secret()))
        instanceof Reply.Done<Session.Answer>(Session.Answer answer)) {
      return answer.token();
    }
    throw new AssertionError("no session");
  }

  /** Records that speak to the server of before are not taken by the one that was put back. */
  private void refusesTheOldEpoch(Scene scene, String epoch) throws IOException {
    SyncApi api = new SyncApi(scene.store());
    long accepted = epoch(scene.store(), scene.till()).acceptedSeq();
    List<byte[]> records = scene.till().records();
    byte[] next = records.get((int) accepted);
    byte[] line =
        (new String(next, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    Reply<Ops.Answer> reply =
        api.ops(token(api, scene.till()), epoch, line, scene.clock().instant());
    boolean refused =
        reply instanceof Reply.Refused<Ops.Answer> no && no.code().equals("epoch_changed");
    boolean stays = epoch(scene.store(), scene.till()).acceptedSeq() == accepted;
    count("wrong_epoch_accepts", refused && stays ? 0 : 1);
  }

  /** An item, a customer and a receipt of the office's own: what is printed, and the ids. */
  private void office(Scene scene, Set<String> given) {
    ReplacedStore store = scene.store();
    JsonNode item =
        store.office(
            "POST",
            "/inventory/items/",
            "{\"title\":\"Lamp\",\"price\":\"3.00\",\"status\":\"on_shelf\",\"category\":\"Home\"}",
            201);
    String word = "kim" + scene.dice().nextInt(Integer.MAX_VALUE);
    JsonNode customer =
        store.office(
            "POST",
            "/accounts/customers/",
            "{\"first_name\":\"Kim\",\"last_name\":\"A\",\"email\":\"" + word + "@x.test\"}",
            201);
    for (String once :
        List.of(
            "item " + item.path("id").asText(),
            item.path("sku").asText(),
            "user " + customer.path("id").asText(),
            customer.path("customer_number").asText())) {
      assertThat(once).matches(".*\\d");
      count("reissued", given.add(once) ? 0 : 1);
    }
  }
}
