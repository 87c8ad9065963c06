package truetill.client.screens;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.util.Callback;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.fx.Later;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.screens.auth.signin.SignInController;
import truetill.client.screens.auth.signin.SignInModel;
import truetill.client.screens.hr.clock.ClockController;
import truetill.client.screens.hr.clock.ClockModel;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.FindText;
import truetill.client.screens.pos.NamedCustomer;
import truetill.client.screens.pos.change.ChangeController;
import truetill.client.screens.pos.change.ChangeModel;
import truetill.client.screens.pos.count.CountController;
import truetill.client.screens.pos.customer.CustomerController;
import truetill.client.screens.pos.customer.CustomerModel;
import truetill.client.screens.pos.day.DayController;
import truetill.client.screens.pos.day.DayModel;
import truetill.client.screens.pos.drawer.DrawerController;
import truetill.client.screens.pos.drawer.DrawerModel;
import truetill.client.screens.pos.drawercount.DrawerCountController;
import truetill.client.screens.pos.drawercount.DrawerCountModel;
import truetill.client.screens.pos.draweropen.DrawerOpenController;
import truetill.client.screens.pos.draweropen.DrawerOpenModel;
import truetill.client.screens.pos.find.FindController;
import truetill.client.screens.pos.find.FindModel;
import truetill.client.screens.pos.pay.PayController;
import truetill.client.screens.pos.pay.PayModel;
import truetill.client.screens.pos.sale.NoSaleController;
import truetill.client.screens.pos.sale.NoSaleModel;
import truetill.client.screens.pos.sale.SaleController;
import truetill.client.screens.pos.sale.SaleModel;
import truetill.client.screens.pos.sale.SaleWords;
import truetill.client.screens.pos.sale.UntaggedController;
import truetill.client.screens.pos.sale.UntaggedModel;
import truetill.client.screens.pos.sale.VoidController;
import truetill.client.screens.pos.sale.VoidModel;
import truetill.client.screens.system.keys.KeysController;
import truetill.client.screens.system.keys.KeysModel;
import truetill.client.screens.system.menu.MenuController;
import truetill.client.screens.system.menu.MenuModel;
import truetill.client.screens.system.refusal.RefusalController;
import truetill.client.screens.system.refusal.RefusalModel;
import truetill.client.shell.ScanListener;
import truetill.client.shell.ScreenFactory;
import truetill.client.shell.Shell;
import truetill.client.shell.StartRefusal;

/** Puts the screens together: each controller with its model, each model with what it asks. */
public final class RegisterScreens implements ScreenFactory {
  private final ScanClassifier classifier;
  private final LongSupplier now_nanos;
  private final Later later;

  /**
   * Listens to keys with this classifier.
   *
   * @param now_nanos a clock that only rises, by which keys are timed
   */
  public RegisterScreens(ScanClassifier classifier, LongSupplier now_nanos, Later later) {
    this.classifier = classifier;
    this.now_nanos = now_nanos;
    this.later = later;
  }

  @Override
  public void listen(Scene scene, ScanListener listener) {
    ScannerKeys.listen(scene, classifier, now_nanos, later, listener);
  }

  @Override
  public Callback<Class<?>, Object> controllers(Shell shell) {
    Map<Class<?>, Supplier<Object>> made = new HashMap<>();
    Counter counter = new Counter(shell.register().selling(), shell.background(), shell.sounds());
    shell.frame().onStatus(counter::refreshElsewhere);
    selling(shell, counter, made);
    drawer(shell, counter, made);
    around(shell, made);
    return type -> make(made, type);
  }

  /** The one screen that shows when there is no register. */
  public static Callback<Class<?>, Object> refusal(StartRefusal refusal, Words words) {
    return type -> new RefusalController(new RefusalModel(refusal, words), words);
  }

  private static Object make(Map<Class<?>, Supplier<Object>> made, Class<?> type) {
    Supplier<Object> maker = made.get(type);
    if (maker == null) {
      throw new IllegalStateException("nobody makes a " + type.getName());
    }
    return maker.get();
  }

  private static void selling(Shell shell, Counter counter, Map<Class<?>, Supplier<Object>> made) {
    Register register = shell.register();
    Words words = shell.words();
    FindText findText = new FindText();
    UntaggedModel untagged = new UntaggedModel(counter, words);
    NoSaleModel noSale = new NoSaleModel(register.drawer(), shell.background(), words);
    VoidModel voiding = new VoidModel(register.selling(), counter, shell.background(), words);
    SaleModel sale =
        new SaleModel(
            counter,
            untagged,
            noSale,
            voiding,
            shell.navigator(),
            shell.session(),
            findText,
            shell.frame(),
            words);
    NamedCustomer named = new NamedCustomer(register.customers(), shell.background(), counter);
    SaleWords says = new SaleWords(counter, named, shell.frame(), words);
    CustomerModel customer =
        new CustomerModel(
            register.customers(),
            shell.background(),
            counter,
            shell.navigator(),
            shell.session(),
            words);
    FindModel find =
        new FindModel(
            register.selling(), shell.background(), counter, shell.navigator(), findText, words);
    PayModel pay = new PayModel(counter, shell.navigator(), words);
    ChangeModel change =
        new ChangeModel(
            register, shell.background(), counter, shell.navigator(), zone(shell), words);
    DayModel day =
        new DayModel(
            register.drawer(), shell.background(), shell.navigator(), counter, zone(shell), words);
    made.put(SaleController.class, () -> new SaleController(sale, says, words));
    made.put(UntaggedController.class, () -> new UntaggedController(untagged, words));
    made.put(NoSaleController.class, () -> new NoSaleController(noSale));
    made.put(VoidController.class, () -> new VoidController(voiding));
    made.put(CustomerController.class, () -> new CustomerController(customer, words));
    made.put(FindController.class, () -> new FindController(find, words));
    made.put(PayController.class, () -> new PayController(pay, words));
    made.put(
        ChangeController.class,
        () ->
            new ChangeController(
                change, sale, shell.pictures(), shell.background(), shell.lock(), words));
    made.put(DayController.class, () -> new DayController(day, words));
  }

  private static void drawer(Shell shell, Counter counter, Map<Class<?>, Supplier<Object>> made) {
    Register register = shell.register();
    Words words = shell.words();
    DrawerOpenModel open =
        new DrawerOpenModel(register.drawer(), shell.background(), shell.navigator(), words);
    DrawerModel move =
        new DrawerModel(
            register.drawer(),
            register.reserve(),
            register.signIn(),
            shell.session(),
            shell.background(),
            shell.navigator(),
            shell.frame(),
            words);
    DrawerCountModel count =
        new DrawerCountModel(
            counter,
            register.drawer(),
            register.signIn(),
            shell.background(),
            shell.navigator(),
            shell.session(),
            shell.lock(),
            shell.frame(),
            zone(shell),
            words);
    made.put(CountController.class, () -> new CountController(words));
    made.put(DrawerOpenController.class, () -> new DrawerOpenController(open, words));
    made.put(DrawerController.class, () -> new DrawerController(move, words));
    made.put(DrawerCountController.class, () -> new DrawerCountController(count, words));
  }

  private static void around(Shell shell, Map<Class<?>, Supplier<Object>> made) {
    Register register = shell.register();
    Words words = shell.words();
    SignInModel signIn =
        new SignInModel(register, shell.background(), shell.session(), shell.navigator(), words);
    ClockModel clock =
        new ClockModel(
            register.timeClock(),
            shell.background(),
            shell.session(),
            shell.navigator(),
            shell.clock(),
            words);
    MenuModel menu = new MenuModel(shell.navigator(), shell.lock(), shell.themes(), words);
    KeysModel keys = new KeysModel(shell.frame(), shell.navigator());
    made.put(SignInController.class, () -> new SignInController(signIn, words));
    made.put(ClockController.class, () -> new ClockController(clock, words));
    made.put(MenuController.class, () -> new MenuController(menu, words));
    made.put(KeysController.class, () -> new KeysController(keys, words));
  }

  private static ZoneId zone(Shell shell) {
    return shell.clock().zone();
  }
}
