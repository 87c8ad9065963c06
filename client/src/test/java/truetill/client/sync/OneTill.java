package truetill.client.sync;

import static truetill.client.register.RegisterFixture.sku;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import truetill.client.register.RegisterFixture;
import truetill.client.register.SellingDesk;
import truetill.client.remote.SyncApi;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Tender;

/** A till with its loop, which the test drives, and a store in memory. */
abstract class OneTill {
  final RegisterFixture fixture = RegisterFixture.inMemory().ready();
  final FakeStore store = new FakeStore(RegisterFixture.identity(1), RegisterFixture.shopRows());
  SyncLoop loop = loop(false);

  /** As after a start of the program. */
  final SyncLoop loop(boolean wantsSnapshot) {
    return loop(fixture, store, new RefData(fixture.storage()), wantsSnapshot);
  }

  static SyncLoop loop(
      RegisterFixture fixture, FakeStore store, RefData refData, boolean wantsSnapshot) {
    return new SyncLoop(
        new SyncApi(store),
        RegisterFixture.identity(1),
        fixture.journal(),
        fixture.cache(),
        refData,
        wantsSnapshot,
        Set::of,
        fixture.clock,
        new Random(1));
  }

  @AfterEach
  void close() {
    loop.close();
    fixture.close();
  }

  final SellingDesk selling() {
    return fixture.register().selling();
  }

  /** The receipt's number. */
  final String sell(int item) {
    selling().scan(sku(item)).orElseThrow();
    return selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
  }

  /** Records that wait for the store. */
  final long waiting() {
    return fixture.register().status().waiting();
  }

  final String scan(int item) {
    return code(selling().scan(sku(item)));
  }

  static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
