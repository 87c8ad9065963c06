package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.OpBody;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/** The statements of the protocol on PostgreSQL: every table it reads and writes, once. */
class DeliveryOnPostgresTest {
  @Test
  void twoRegistersDeliverAndReadOnPostgres() {
    try (ServerFixture store = ServerFixture.onPostgresAsDemo(TestPostgres.freshDatabase())) {
      Shop shop = new Shop(store);
      Answer item = shop.item("8.00", "on_shelf");
      CartLine line =
          new CartLine(
              UUID.fromString(item.text("uid")), item.text("sku"), "Lamp", 1, Money.of("8.00"));
      TestRegister one = TestRegister.enrolled(store);
      TestRegister two = TestRegister.enrolled(store);
      long before = one.gets("changes/?after=0").gives(200).json().path("head").asLong();
      UUID drawer = one.opensDrawer("10.00");
      OpBody.SaleCompleted sale = one.sells(drawer, Tender.exactCash(), line);
      UUID shift = one.newId();
      one.record(CASHIER, new OpBody.ClockedIn(shift));
      one.record(CASHIER, new OpBody.ClockedIn(one.newId()));
      one.record(CASHIER, new OpBody.ClockedOut(shift, 0, 0));
      one.record(
          MANAGER,
          new SupplementalOp.Drawn(
              drawer, one.newId(), Money.of("900.00"), CashCount.NOT_COUNTED, ""));
      UUID customer = one.newId();
      CustomerDetails kim = new CustomerDetails("Kim", "Example", "", "(555) 010-0199", "");
      one.record(MANAGER, new CustomerOp.Created(customer, "CUS-01-001", kim));
      one.record(MANAGER, new CustomerOp.Created(one.newId(), "CUS-01-001", kim));
      one.record(
          MANAGER,
          new CustomerOp.Edited(
              customer, kim, new CustomerDetails("Kim", "Example", "k@shop.test", "", "")));
      one.record(CASHIER, new OpBody.AuthLocked(5, 30));
      one.record(CASHIER, new OpBody.Unknown("drawer.polished", 1, Map.of()));
      UUID other = two.opensDrawer("10.00");
      two.voids(other, sale);
      two.sells(other, Tender.exactCash(), line);

      assertThat(two.delivers().gives(200).results())
          .containsExactly("applied", "parked", "applied");
      assertThat(one.delivers().gives(200).results())
          .hasSize(11)
          .endsWith("applied", "quarantined")
          .filteredOn(result -> result.equals("applied"))
          .hasSize(10);
      assertThat(one.delivers().gives(200).exceptions())
          .containsExactly("double_sale", "clock_overlap", "negative_balance", "maybe_duplicate");
      assertThat(two.delivers().gives(200).results()).containsOnly("applied");
      assertThat(one.gets("snapshot/").gives(200).text()).contains("\"sha256\"");
      assertThat(one.gets("changes/?after=" + before).gives(200).text()).contains("op_outcome");
      assertThat(one.gets("ops/?from=1").gives(200).text()).contains("drawer.polished");
    }
  }
}
