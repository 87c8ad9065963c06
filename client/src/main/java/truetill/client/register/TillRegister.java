package truetill.client.register;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Settings;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalStop;
import truetill.core.people.Actor;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState;

/** A real till: its desks around one {@link Recorder}. Made by {@link RegisterOpening}. */
public final class TillRegister implements Register, AutoCloseable {
  private final Recorder recorder;
  private final Projector projector;
  private final Printing printing;
  private final Uplink uplink;
  private final Listeners listeners;
  private final ZoneId zone;
  private final TillSignInDesk signIn;
  private final TillSellingDesk selling;
  private final TillDrawerDesk drawer;
  private final TillReserveDesk reserve;
  private final TillCustomerDesk customers;
  private final TillTimeClock timeClock;
  private final Uplink.Subscription uplinkListener;

  TillRegister(
      Recorder recorder,
      Projector projector,
      Printing printing,
      Uplink uplink,
      Listeners listeners,
      TillSignInDesk signIn,
      ZoneId zone) {
    this.recorder = recorder;
    this.projector = projector;
    this.printing = printing;
    this.uplink = uplink;
    this.listeners = listeners;
    this.zone = zone;
    this.signIn = signIn;
    Counter counter = new Counter(recorder, signIn);
    this.selling = new TillSellingDesk(recorder, counter, printing, uplink);
    this.drawer = new TillDrawerDesk(recorder, counter, printing);
    this.reserve = new TillReserveDesk(recorder, counter, printing);
    this.customers = new TillCustomerDesk(recorder, counter, signIn, selling);
    this.timeClock = new TillTimeClock(recorder, counter, signIn);
    this.uplinkListener = uplink.onChange(listeners::fire);
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
    Journal.Head head = recorder.journal().head();
    long delivered = recorder.cache().positions().deliveredSeq();
    Uplink.Link link = uplink.link();
    Actor actor = signIn.current();
    OpenDrawer open = recorder.state().drawer();
    return new RegisterStatus(
        link.online(),
        link.aloneSince(),
        Math.max(0, head.seq() - delivered),
        delivered,
        head.seq(),
        head.hash(),
        actor == null ? null : signIn.email(actor),
        open == null ? null : open.uid().toString(),
        printing.waiting(),
        warning(link));
  }

  private @Nullable String warning(Uplink.Link link) {
    JournalStop stop = recorder.journal().stopped();
    if (stop != null) {
      return stop.sentence();
    }
    String disk = recorder.journal().failure();
    if (disk != null) {
      return disk;
    }
    return switch (recorder.journal().space()) {
      case FULL -> "The disk is almost full. Finish this sale and free some space.";
      case LOW -> "The disk is getting full. Free some space soon.";
      case ENOUGH -> {
        String behind = projector.failure();
        String paper = printing.warning();
        if (behind != null) {
          yield behind;
        }
        yield paper == null ? linkWarning(link) : paper;
      }
    };
  }

  private @Nullable String linkWarning(Uplink.Link link) {
    return switch (signIn.rights()) {
      case NONE ->
          "This register has not met its store for more than 14 days: nobody can sign in until it"
              + " does.";
      case NO_MANAGER ->
          "This register has not met its store for more than 7 days: what only managers may do"
              + " waits until it does.";
      case ALL -> link.warning();
    };
  }

  @Override
  public RegisterStatus sync() {
    recorder.flush();
    uplink.exchange();
    return status();
  }

  /** Items on the counter and in sales put aside; for any thread. */
  public Set<UUID> itemsInCarts() {
    TillState state = recorder.state();
    Stream<Cart> aside = state.parked().values().stream();
    return Stream.concat(Stream.ofNullable(state.cart()), aside)
        .flatMap(cart -> cart.lines().stream())
        .map(CartLine::item)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public AutoCloseable onStatus(Consumer<RegisterStatus> listener) {
    return listeners.add(() -> listener.accept(status()));
  }

  @Override
  public Shop shop() {
    DeviceIdentity identity = recorder.identity();
    Settings settings = recorder.cache().settings();
    Settings.Place place =
        settings.place(
            identity.location(),
            new Settings.Place(identity.locationName(), identity.timezone(), "", ""));
    return new Shop(
        settings.text("store_name", place.name()),
        settings.text("store_address", place.address()),
        settings.text("store_phone", place.phone()),
        settings.text("receipt_header", ""),
        settings.text("receipt_footer", ""),
        settings.registerName(identity.register(), identity.registerName()),
        identity.registerCode(),
        zone);
  }

  /** Lets the work in hand finish and closes the journal. The cache and the folder stay open. */
  @Override
  public void close() throws IOException {
    uplinkListener.end();
    recorder.close();
  }
}
