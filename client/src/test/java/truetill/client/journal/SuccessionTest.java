package truetill.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.client.register.RegisterFixture;
import truetill.client.register.TillRegister;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CashCount;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.SeriesNumbers;
import truetill.core.pos.Tender;
import truetill.core.pos.TillReplay;
import truetill.core.pos.TillState;

/** The journal of a device that takes over, wherever the store's knowledge of the old one ends. */
class SuccessionTest {
  private static final DeviceIdentity FROM = RegisterFixture.identity(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theTillIsAsItWasAndWhatTheStoreLacksGoesAlongWithItsOpIds(long seed) throws IOException {
    try (RegisterFixture fixture = RegisterFixture.inMemory().ready()) {
      Random random = new Random(seed);
      for (int command = 0; command < 60; command++) {
        anyCommand(fixture, random);
      }
      fixture.journal().flush();
      FakeStorage folder = fixture.storage();
      List<JournalRecord> former = new ArrayList<>();
      TillState before = replayed(folder, FROM, former);
      for (long known = 0; known <= former.size(); known += 1 + random.nextInt(4)) {
        checkSuccession(folder.copy(), former, before, known, seed + " known " + known);
      }
      checkSuccession(folder.copy(), former, before, former.size(), seed + " all known");
    }
  }

  private static void checkSuccession(
      FakeStorage folder, List<JournalRecord> former, TillState before, long known, String when)
      throws IOException {
    DeviceIdentity to = taking(FROM, 2, new SeriesNumbers(before.numbers().receipts(), 0));

    Succession.Written written = succession(folder, FROM, to).write(known).orElseThrow();

    List<JournalRecord> records = new ArrayList<>();
    TillState after = replayed(folder, to, records);
    assertThat(after).as(when).isEqualTo(before);
    assertThat(List.copyOf(after.parked().keySet()))
        .as(when)
        .isEqualTo(List.copyOf(before.parked().keySet()));
    assertThat(records.getFirst().op().body()).isInstanceOf(JournalContinued.class);
    List<UUID> copied = records.stream().skip(1).map(SuccessionTest::id).toList();
    assertThat(copied).as(when).hasSize(written.copies()).doesNotHaveDuplicates();
    assertThat(copied)
        .as(when)
        .containsAll(
            former.stream()
                .skip(known)
                .filter(record -> !(record.op().body() instanceof OpBody.Checkpoint))
                .map(SuccessionTest::id)
                .toList());
    DeviceFile.writeNext(folder, to);
    DeviceFile.switchToNext(folder);
    assertThat(JournalCheck.run(folder).problem()).as(when).isNull();
  }

  @Test
  void theNextReceiptIsAboveAllThatTheStoreAndTheFormerJournalGave() throws IOException {
    for (int above : new int[] {0, 2, 9}) {
      try (RegisterFixture fixture = RegisterFixture.inMemory().ready()) {
        String last = "";
        for (int item = 1; item <= 4; item++) {
          last = sell(fixture, item);
        }
        ReceiptNumber number = ReceiptNumber.parse(last).orElseThrow();
        SeriesNumbers atStore =
            above == 0
                ? SeriesNumbers.NONE
                : SeriesNumbers.NONE.with(new ReceiptNumber(number.date(), 1, above));
        DeviceIdentity to = taking(FROM, 2, atStore);
        succession(fixture.storage(), FROM, to).write(3).orElseThrow();

        TillState state = replayed(fixture.storage(), to, new ArrayList<>());

        assertThat(state.numbers().nextReceipt(number.date())).isEqualTo(Math.max(4, above) + 1);
      }
    }
  }

  @Test
  void aSecondSuccessionCopiesNeitherTheFirstOneNorWhatItKnew() throws IOException {
    try (RegisterFixture fixture = RegisterFixture.inMemory().ready()) {
      sell(fixture, 1);
      sell(fixture, 2);
      FakeStorage folder = fixture.storage();
      TillState before = replayed(folder, FROM, new ArrayList<>());
      DeviceIdentity second = taking(FROM, 2, SeriesNumbers.NONE);
      long all = fixture.journal().head().seq();
      succession(folder, FROM, second).write(all - 3).orElseThrow();
      DeviceIdentity third = taking(second, 3, SeriesNumbers.NONE);

      Succession.Written written = succession(folder, second, third).write(0).orElseThrow();

      List<JournalRecord> records = new ArrayList<>();
      assertThat(replayed(folder, third, records)).isEqualTo(before);
      assertThat(written.copies()).isEqualTo(3);
      assertThat(records.stream().filter(record -> record.op().body() instanceof JournalContinued))
          .hasSize(1);
    }
  }

  @Test
  void aBodyThisProgramCannotReadGoesAlongByteForByte() throws IOException {
    JournalFixture fixture = new JournalFixture();
    Journal journal = fixture.open();
    OpBody future = new OpBody.Unknown("gift.sold", 7, Map.of("future", "ü"));
    fixture.append(journal, JournalFixture.opened("10.00"), future).orElseThrow();
    journal.close();
    DeviceIdentity to = taking(JournalFixture.IDENTITY, 2, SeriesNumbers.NONE);
    succession(fixture.storage, JournalFixture.IDENTITY, to).write(1).orElseThrow();

    List<JournalRecord> records = new ArrayList<>();
    replayed(fixture.storage, to, records);
    assertThat(records.getLast().op().body()).isEqualTo(future);
  }

  @Test
  void aFormerJournalThatIsDamagedIsSaidSoAndNothingIsMade() throws IOException {
    try (RegisterFixture fixture = RegisterFixture.inMemory().ready()) {
      sell(fixture, 1);
      FakeStorage folder = fixture.storage();
      String segment =
          folder.names().stream().filter(name -> name.endsWith(".seg")).findFirst().orElseThrow();
      folder.plant(segment, JournalFixture.flipped(folder.bytes(segment), 40));
      DeviceIdentity to = taking(FROM, 2, SeriesNumbers.NONE);

      assertThat(succession(folder, FROM, to).write(0))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.code()).isEqualTo("journal_damaged"));
      assertThat(folder.names()).noneMatch(name -> name.startsWith(to.journal()));
    }
  }

  private static UUID id(JournalRecord record) {
    return record.op().envelope().id();
  }

  private static String sell(RegisterFixture fixture, int item) {
    fixture.register().selling().scan(RegisterFixture.sku(item)).orElseThrow();
    return fixture.register().selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
  }

  /** One of what people do at a till; refusals are part of it. */
  private static void anyCommand(RegisterFixture fixture, Random random) {
    TillRegister till = fixture.register();
    fixture.pass(Duration.ofSeconds(random.nextInt(90)));
    String done =
        switch (random.nextInt(15)) {
          case 0, 1, 2 ->
              till.selling().scan(RegisterFixture.sku(1 + random.nextInt(20))).toString();
          case 3, 4 -> till.selling().pay(Tender.exactCash()).toString();
          case 5 -> till.selling().hold().toString();
          case 6 ->
              till.selling().held().stream()
                  .findFirst()
                  .map(cart -> till.selling().recall(cart.uid()).toString())
                  .orElse("");
          case 7 -> till.drawer().noSale("change").toString();
          case 8 -> till.drawer().drop(Money.of("1.00"), CashCount.NOT_COUNTED, "").toString();
          case 9 -> till.timeClock().clockIn().toString();
          case 10 -> till.timeClock().clockOut(0).toString();
          case 11 -> fixture.signInManager().toString();
          case 12 ->
              till.customers()
                  .create(new CustomerDetails("Kim", "No " + random.nextInt(), "", "", ""))
                  .toString();
          case 13 -> {
            for (int wrong = 0; wrong < 5; wrong++) {
              till.signIn().withPin("9");
            }
            fixture.pass(Duration.ofMinutes(random.nextInt(20)));
            yield till.signIn().withPin("1001").toString();
          }
          default -> {
            till.drawer().close(Money.of("200.00"), CashCount.NOT_COUNTED);
            fixture.pass(Duration.ofDays(1));
            yield till.drawer().open(Money.of("150.00"), CashCount.NOT_COUNTED).toString();
          }
        };
    assertThat(done).isNotNull();
  }

  private static Succession succession(Storage folder, DeviceIdentity from, DeviceIdentity to) {
    RegisterFixture clocked = RegisterFixture.inMemory();
    return new Succession(
        folder,
        from,
        to,
        new TimeOrderedIds(clocked.clock, new Random(7)),
        clocked.clock.instant());
  }

  /** The same register under another device id. */
  private static DeviceIdentity taking(DeviceIdentity from, int number, SeriesNumbers numbers) {
    Map<String, Integer> receipts = new HashMap<>();
    numbers.receipts().forEach((date, counter) -> receipts.put(date.toString(), counter));
    return new DeviceIdentity(
            new UUID(0x7000, 0x8000_0000_0000_2000L + number),
            "nonce-" + number,
            from.register(),
            from.registerCode(),
            from.registerName(),
            from.series(),
            from.location(),
            from.locationName(),
            from.timezone(),
            "secret-" + number,
            from.pinKey(),
            from.server(),
            receipts,
            numbers.customers(),
            DeviceIdentity.FIRST_JOURNAL)
        .succeeding();
  }

  private static TillState replayed(
      Storage folder, DeviceIdentity identity, List<JournalRecord> records) throws IOException {
    TillState[] state = {TillState.startingAfter(identity.numbers())};
    Journal journal =
        new JournalOpening(folder, identity, new ManualScheduler(), FaultPoints.NONE)
            .open(record -> {
              records.add(record);
              state[0] = TillReplay.apply(state[0], record.op());
            })
            .orElseThrow();
    journal.close();
    return state[0];
  }
}
