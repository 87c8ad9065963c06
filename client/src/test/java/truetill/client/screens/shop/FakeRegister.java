package truetill.client.screens.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ManualTime;
import truetill.client.register.CustomerDesk;
import truetill.client.register.DrawerDesk;
import truetill.client.register.Register;
import truetill.client.register.RegisterStatus;
import truetill.client.register.ReserveDesk;
import truetill.client.register.SellingDesk;
import truetill.client.register.SignInDesk;
import truetill.client.register.TimeClock;
import truetill.core.clock.StoreClock;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.people.Actor;
import truetill.core.people.Role;
import truetill.core.pos.CashCount;
import truetill.core.pos.RecordedSale;

/**
 * A register in memory. Its rules are the real ones; only journal, cache and network are missing.
 * Shop, people and goods are invented.
 */
public final class FakeRegister implements Register {
  public static final String CASHIER_PIN = "1001";
  public static final String MANAGER_PIN = "800001";

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final Instant MORNING = Instant.parse("2026-02-12T15:02:00Z");

  private final ManualTime time = new ManualTime(MORNING);
  private final FakeTill till = new FakeTill(time, ZONE);
  private final FakePrinter printer = new FakePrinter();
  private final FakeSelling selling = new FakeSelling(till, printer);
  private final FakeSignIn signIn = new FakeSignIn(till);
  private final FakeDrawer drawer = new FakeDrawer(till, signIn);
  private final FakeReserve reserve = new FakeReserve(till);
  private final FakeCustomers customers = new FakeCustomers(till);
  private final FakeTimeClock timeClock = new FakeTimeClock(till);
  private final List<Consumer<RegisterStatus>> listeners = new ArrayList<>();
  private boolean online = true;
  private long waiting;
  private int printingWaiting;
  private @Nullable String warning;

  public FakeRegister() {
    signIn.hire("Ines", Role.EMPLOYEE, CASHIER_PIN);
    signIn.hire("Bram", Role.EMPLOYEE, "1002");
    signIn.hire("Oluchi", Role.MANAGER, MANAGER_PIN);
    signIn.hire("Wendel", Role.ADMIN, "900001");
    fillShelves();
  }

  private FakeRegister(List<String> demoPeople) {
    for (String person : demoPeople) {
      String[] field = person.split(",", -1);
      Role role = Role.ofWire(field[3]).orElseThrow();
      if (role.isStaff()) {
        signIn.hire(field[4] + " " + field[5], role, field[2]);
      }
    }
    fillShelves();
  }

  /** With the people of the demo shop, by the names a newcomer to the program sees first. */
  public static FakeRegister ofDemoPeople() {
    try {
      List<String> lines = Files.readAllLines(Path.of("..", "assets", "demo", "people.csv"));
      return new FakeRegister(lines.subList(1, lines.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void fillShelves() {
    customers.know("CUS-001", "Marisol", "Tern", "marisol@customers.test", "555-0142");
    customers.know("CUS-002", "Piet", "Vermeulen-van der Oosterkamp", "", "555-0177");
    stock("ITM0048213", "Wool overcoat, camel, men’s 42", "22.00", "Clothing", "good");
    stock("ITM0047790", "Enamel stockpot, 6 qt, blue rim", "12.50", "Kitchen", "good");
    stock("ITM0045102", "Brass table lamp, linen shade", "18.00", "Home", "like_new");
    stock("ITM0048377", "Board game, checked complete", "2.50", "Toys", "good");
    stock("ITM0048400", "Cast-iron skillet, 10 inch", "14.00", "Kitchen", "fair");
    stock("ITM0048401", "Picture frame, oak, 8 by 10", "4.00", "Home", "good");
    stock(
        "ITM0048402",
        "Set of six hand-painted dessert plates with gilded rims and a matching cake stand",
        "36.00",
        "Kitchen",
        "like_new");
    stock("ITM0048403", "Floor lamp, adjustable arm", "21.50", "Home", "good");
    stock("ITM0048404", "Desk lamp, green glass", "16.00", "Home", "like_new");
    selling.status("ITM0048404", ItemStatus.SOLD);
    stock(
        "ITM0048405",
        "Mid-century sideboard in teak veneer with sliding doors, brass feet and a mirrored back",
        "1249.00",
        "Furniture",
        "like_new");
  }

  public void stock(String sku, String title, String price, String category, String condition) {
    selling.stock(sku, title, price, category, condition);
  }

  /** Signs in and opens the drawer behind the screens' backs. */
  public FakeRegister openFor(String pin, String opening) {
    signIn.withPin(pin).orElseThrow();
    drawer.open(Money.of(opening), CashCount.NOT_COUNTED).orElseThrow();
    signIn.signOut();
    return this;
  }

  public ManualTime time() {
    return time;
  }

  public StoreClock clock() {
    return new StoreClock(time, ZONE);
  }

  public FakePrinter printer() {
    return printer;
  }

  /** The next command at the till meets this bug. */
  public void failNext(RuntimeException failure) {
    till.failNext(failure);
  }

  /** The next command at the till is refused, such as by a full disk. */
  public void refuseNext(String code, String detail) {
    till.refuseNext(code, detail);
  }

  public void goAlone(long opsWaiting) {
    online = false;
    waiting = opsWaiting;
    tell();
  }

  public void goOnline() {
    online = true;
    waiting = 0;
    tell();
  }

  public void paperOut(int receiptsWaiting) {
    printingWaiting = receiptsWaiting;
    tell();
  }

  public void warn(@Nullable String sentence) {
    warning = sentence;
    tell();
  }

  private void tell() {
    List.copyOf(listeners).forEach(listener -> listener.accept(status()));
  }

  public List<RecordedSale> sales() {
    return selling.sales();
  }

  public int daysPrinted() {
    return drawer.daysPrinted();
  }

  @Override
  public SignInDesk signIn() {
    return signIn;
  }

  @Override
  public SellingDesk selling() {
    return selling;
  }

  @Override
  public DrawerDesk drawer() {
    return drawer;
  }

  @Override
  public ReserveDesk reserve() {
    return reserve;
  }

  @Override
  public CustomerDesk customers() {
    return customers;
  }

  @Override
  public TimeClock timeClock() {
    return timeClock;
  }

  @Override
  public RegisterStatus status() {
    Actor actor = till.actor();
    var open = till.state().drawer();
    return new RegisterStatus(
        online,
        online ? null : clock().now(),
        waiting,
        till.seq() - waiting,
        till.seq(),
        "0".repeat(64),
        actor == null ? null : actor.name(),
        open == null ? null : open.uid().toString(),
        printingWaiting,
        warning);
  }

  @Override
  public RegisterStatus sync() {
    return status();
  }

  /** From now on the date is doubted when a drawer is opened. */
  public void doubtDate() {
    drawer.doubtDate();
  }

  /** Another register has the item in its cart, and this one is told. */
  public void inCartAt(String register, String sku) {
    selling.inCartAt(register, sku);
    tell();
  }

  @Override
  public AutoCloseable onStatus(Consumer<RegisterStatus> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Shop shop() {
    return new Shop(
        "Juniper Lane Thrift",
        "12 Juniper Lane",
        "555-0142",
        "Juniper Lane Thrift",
        "Thank you",
        "Till 2",
        "REG-02",
        ZONE);
  }
}
