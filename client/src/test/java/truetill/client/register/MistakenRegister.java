package truetill.client.register;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.RecordReader;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/** A till whose payments have one mistake, made on purpose; all else is the real till's. */
public final class MistakenRegister implements Register {
  private final TillRegister till;
  private final Recorder recorder;
  private final SellingDesk selling;

  /** What it does wrong. */
  public enum Mistake {
    /** The next receipt number is that of the newest sale in the cache and one more. */
    RECEIPT_FROM_CACHE,
    /** The highest receipt number is the last one in the order of letters. */
    RECEIPT_BY_TEXT,
    /** Ops name customers by the store's integer id, which those made here do not have yet. */
    CUSTOMER_BY_ID
  }

  public MistakenRegister(TillRegister till, Mistake mistake) {
    this.till = till;
    this.recorder = Strange.recorderOf(till);
    this.selling = new Desk(till.selling(), mistake);
  }

  @Override
  public SignInDesk signIn() {
    return till.signIn();
  }

  @Override
  public SellingDesk selling() {
    return selling;
  }

  @Override
  public DrawerDesk drawer() {
    return till.drawer();
  }

  @Override
  public ReserveDesk reserve() {
    return till.reserve();
  }

  @Override
  public CustomerDesk customers() {
    return till.customers();
  }

  @Override
  public TimeClock timeClock() {
    return till.timeClock();
  }

  @Override
  public RegisterStatus status() {
    return till.status();
  }

  @Override
  public RegisterStatus sync() {
    return till.sync();
  }

  @Override
  public AutoCloseable onStatus(Consumer<RegisterStatus> listener) {
    return till.onStatus(listener);
  }

  @Override
  public Shop shop() {
    return till.shop();
  }

  private final class Desk implements SellingDesk {
    private final SellingDesk desk;
    private final Mistake mistake;
    private final Counter counter = new Counter(recorder, till.signIn());

    Desk(SellingDesk desk, Mistake mistake) {
      this.desk = desk;
      this.mistake = mistake;
    }

    @Override
    public Outcome<PaidSale> pay(Tender tender) {
      return counter.run(command ->
          command
              .till()
              .pay(tender, recorder.identity().series())
              .then(this::notSoldHere)
              .map(this::mistaken)
              .then(sale ->
                  counter
                      .record(command, sale)
                      .map(op ->
                          new PaidSale(
                              recorded(op, sale), op.envelope().seq(), op.envelope().id()))));
    }

    private Outcome<OpBody.SaleCompleted> notSoldHere(OpBody.SaleCompleted sale) {
      boolean sold =
          sale.lines().stream()
              .anyMatch(line -> {
                UUID item = line.item();
                return item != null && recorder.cache().overlay().isSoldHere(item);
              });
      return sold ? Outcome.refused("already_sold", "It was sold here.") : Outcome.done(sale);
    }

    private OpBody.SaleCompleted mistaken(OpBody.SaleCompleted sale) {
      return switch (mistake) {
        case RECEIPT_FROM_CACHE ->
            with(sale, numbered(sale, counterInCache(sale.receipt())), sale.customer());
        case RECEIPT_BY_TEXT ->
            with(sale, numbered(sale, counterByText(sale.receipt())), sale.customer());
        case CUSTOMER_BY_ID -> with(sale, sale.receipt(), customerWithId(sale.customer()));
      };
    }

    private @Nullable UUID customerWithId(@Nullable UUID customer) {
      long shown = recorder.cache().positions().settledSeq();
      boolean unfed =
          records().stream()
              .anyMatch(op ->
                  op.body() instanceof CustomerOp.Created made
                      && made.customer().equals(customer)
                      && op.envelope().seq() > shown);
      return unfed ? null : customer;
    }

    private int counterInCache(String due) {
      return recorder
          .cache()
          .sales()
          .newest()
          .map(RecordedSale::receipt)
          .filter(newest -> newest.startsWith(due.substring(0, 13)))
          .flatMap(ReceiptNumber::parse)
          .map(ReceiptNumber::counter)
          .orElse(recorder.identity().numbers().nextReceipt(date(due)) - 1);
    }

    private int counterByText(String due) {
      int begun = recorder.identity().numbers().nextReceipt(date(due)) - 1;
      String highest = begun == 0 ? "" : due.substring(0, 13) + String.format("%04d", begun);
      for (Op op : records()) {
        if (op.body() instanceof OpBody.SaleCompleted sale
            && sale.receipt().startsWith(due.substring(0, 13))
            && sale.receipt().compareTo(highest) > 0) {
          highest = sale.receipt();
        }
      }
      return ReceiptNumber.parse(highest).map(ReceiptNumber::counter).orElse(0);
    }

    private static LocalDate date(String receipt) {
      return ReceiptNumber.parse(receipt).orElseThrow().date();
    }

    private List<Op> records() {
      List<Op> ops = new ArrayList<>();
      try {
        for (byte[] bytes : recorder.journal().read(1, Integer.MAX_VALUE, Integer.MAX_VALUE)) {
          ops.add(RecordReader.read(bytes).orElseThrow().op());
        }
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
      return ops;
    }

    private static String numbered(OpBody.SaleCompleted sale, int highest) {
      ReceiptNumber due = ReceiptNumber.parse(sale.receipt()).orElseThrow();
      return new ReceiptNumber(due.date(), due.series(), highest + 1).toString();
    }

    private static OpBody.SaleCompleted with(
        OpBody.SaleCompleted sale, String receipt, @Nullable UUID customer) {
      return new OpBody.SaleCompleted(
          sale.drawer(),
          sale.cart(),
          receipt,
          sale.lines(),
          sale.taxRate(),
          sale.totals(),
          sale.payment(),
          customer);
    }

    private static RecordedSale recorded(Op op, OpBody.SaleCompleted sale) {
      return new RecordedSale(
          sale.cart(),
          sale.receipt(),
          op.envelope().wall(),
          op.envelope().actor(),
          sale.lines(),
          sale.taxRate(),
          sale.totals(),
          sale.payment(),
          null);
    }

    @Override
    public Cart current() {
      return desk.current();
    }

    @Override
    public Outcome<Cart> scan(String sku) {
      return desk.scan(sku);
    }

    @Override
    public Outcome<Cart> addUntagged(String description, Money unitPrice, int quantity) {
      return desk.addUntagged(description, unitPrice, quantity);
    }

    @Override
    public Outcome<Cart> remove(int line) {
      return desk.remove(line);
    }

    @Override
    public Outcome<Cart> hold() {
      return desk.hold();
    }

    @Override
    public List<Cart> held() {
      return desk.held();
    }

    @Override
    public Outcome<Cart> recall(UUID cart) {
      return desk.recall(cart);
    }

    @Override
    public Outcome<Cart> abandon() {
      return desk.abandon();
    }

    @Override
    public Outcome<VoidedSale> voidSale(String receipt, String reason) {
      return desk.voidSale(receipt, reason);
    }

    @Override
    public Outcome<RecordedSale> reprint(String receipt) {
      return desk.reprint(receipt);
    }

    @Override
    public @Nullable RecordedSale last() {
      return desk.last();
    }

    @Override
    public Map<UUID, String> inOtherCarts() {
      return desk.inOtherCarts();
    }

    @Override
    public List<FoundItem> find(String text, int limit) {
      return desk.find(text, limit);
    }
  }
}
