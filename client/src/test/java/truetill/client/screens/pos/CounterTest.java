package truetill.client.screens.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import truetill.client.fx.OffFxThread;
import truetill.client.fx.OnThisThread;
import truetill.client.register.SellingDesk.PaidSale;
import truetill.client.screens.pos.Counter.RefusedScan;
import truetill.client.screens.shop.Workbench;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Tender;

class CounterTest {
  @Test
  void aScanBecomesALine() {
    Workbench bench = Workbench.selling(CASHIER_PIN).scan("itm0048213 ");

    assertThat(bench.counter.total()).hasToString("23.76");
    assertThat(bench.counter.refused()).isEmpty();
  }

  @Test
  void aRefusedScanIsKeptWithItsReason() {
    Workbench bench = Workbench.selling(CASHIER_PIN).scan("4006003118", "ITM0048404");

    assertThat(bench.counter.refused())
        .extracting(RefusedScan::code, RefusedScan::reason)
        .containsExactly(tuple("4006003118", "unknown_item"), tuple("ITM0048404", "already_sold"));
  }

  @Test
  void aSecondPaymentBeforeTheFirstIsAnsweredDoesNothing() {
    Deque<Runnable> work = new ArrayDeque<>();
    OffFxThread slow = new OffFxThread(work::add, Runnable::run, CounterTest::fly);
    Workbench bench = Workbench.selling(CASHIER_PIN, slow).scan("ITM0048213");
    drain(work);
    List<Outcome<PaidSale>> answers = new ArrayList<>();

    bench.counter.pay(Tender.exactCash(), answers::add, () -> {});
    bench.counter.pay(Tender.exactCash(), answers::add, () -> {});
    drain(work);

    assertThat(answers).hasSize(1).allMatch(Outcome::isDone);
    assertThat(bench.register.sales()).hasSize(1);
  }

  @Test
  void aScanWhilePaymentRunsIsTheNextSalesFirstLine() {
    Deque<Runnable> work = new ArrayDeque<>();
    OffFxThread slow = new OffFxThread(work::add, Runnable::run, CounterTest::fly);
    Workbench bench = Workbench.selling(CASHIER_PIN, slow).scan("ITM0048213");
    drain(work);

    bench.counter.pay(Tender.exactCash(), outcome -> {}, () -> {});
    bench.counter.scan("ITM0047790");
    drain(work);

    assertThat(bench.register.sales()).hasSize(1);
    assertThat(bench.counter.total()).hasToString("13.50");
  }

  @Test
  void afterABugTheOpenSaleIsAskedForAnew() {
    List<RuntimeException> bugs = new ArrayList<>();
    Workbench bench = Workbench.selling(CASHIER_PIN, new OnThisThread(bugs::add));
    bench.scan("ITM0048213");
    bench.register.failNext(new IllegalStateException("boom"));
    List<String> told = new ArrayList<>();

    bench.counter.pay(Tender.card(), outcome -> told.add("answered"), () -> told.add("unsure"));

    assertThat(told).containsExactly("unsure");
    assertThat(bugs).hasSize(1);
    assertThat(bench.counter.paying()).isFalse();
    assertThat(bench.counter.isEmpty()).isFalse();
  }

  @Test
  void aFullDiskIsSaidAndLosesNothing() {
    Workbench bench = Workbench.selling(CASHIER_PIN).scan("ITM0048213");
    bench.register.refuseNext("disk_full", "The disk of this register is full.");
    List<Outcome<PaidSale>> answers = new ArrayList<>();

    bench.counter.pay(Tender.exactCash(), answers::add, () -> {});

    assertThat(answers)
        .containsExactly(Outcome.refused("disk_full", "The disk of this register is full."));
    assertThat(bench.counter.total()).hasToString("23.76");
    assertThat(bench.register.sales()).isEmpty();
  }

  private static void drain(Deque<Runnable> work) {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private static void fly(RuntimeException bug) {
    throw bug;
  }
}
