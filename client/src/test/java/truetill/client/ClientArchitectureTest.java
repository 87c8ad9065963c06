package truetill.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The arrows of the client, each with its reason. A wrong rule is changed here, in the open. */
@AnalyzeClasses(packages = "truetill.client", importOptions = DoNotIncludeTests.class)
class ClientArchitectureTest {
  private static final String CLIENT = "truetill.client.";

  @ArchTest
  static final ArchRule SHELL =
      room("shell", "the frame shows what the desks say", "register", "sync", "fx");

  @ArchTest
  static final ArchRule SCREENS =
      room(
          "screens",
          "a screen asks a desk; only the desk knows how a sale is saved",
          "register",
          "remote",
          "devices",
          "shell",
          "fx");

  @ArchTest
  static final ArchRule REGISTER =
      room(
          "register",
          "a desk records without knowing of windows or of the network",
          "journal",
          "cache",
          "devices");

  @ArchTest
  static final ArchRule SYNC =
      room(
          "sync",
          "delivery reads the journal and feeds the cache; it decides nothing",
          "journal",
          "cache",
          "remote");

  @ArchTest static final ArchRule CACHE = room("cache", "the cache can be thrown away and rebuilt");

  @ArchTest
  static final ArchRule JOURNAL = room("journal", "the commit point depends on nothing else");

  @ArchTest
  static final ArchRule REMOTE = room("remote", "a call over the wire knows the wire only");

  @ArchTest static final ArchRule DEVICES = room("devices", "a printer prints what it is given");

  @ArchTest static final ArchRule FX = room("fx", "toolkit helpers hold no business word");

  @ArchTest
  static final ArchRule ONE_DOOR_TO_THE_SERVER =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("truetill.client.app.Host")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("truetill.server..")
          .because("the server inside a register is the same server as the one alone");

  @ArchTest
  static final ArchRule MODELS_KNOW_NO_WINDOW =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
          .because("a model is tested without a window");

  @ArchTest
  static final ArchRule THREADS_LIVE_IN_FX =
      noClasses()
          .that()
          .resideInAnyPackage("truetill.client.screens..", "truetill.client.shell..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..").and(not(assignableTo(TimeUnit.class))))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javafx.application.Platform")
          .because("screens are handed a Background and never make a thread");

  @ArchTest
  static final ArchRule OKHTTP_IN_REMOTE =
      library(
          "okhttp3..", "HTTP has one room", "truetill.client.remote..", "truetill.client.app..");

  @ArchTest
  static final ArchRule JDBI_IN_CACHE =
      library("org.jdbi..", "SQL has one room", "truetill.client.cache..");

  @ArchTest
  static final ArchRule DEVICE_LIBRARIES_IN_DEVICES =
      noClasses()
          .that()
          .resideOutsideOfPackage("truetill.client.devices..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fazecast..", "com.github.anastaciocintra..", "com.google.zxing..")
          .because("serial lines, printers and barcodes have one room");

  @ArchTest
  static final ArchRule TIME_AND_IDS_ARE_HANDED_IN =
      noClasses()
          .that()
          .resideOutsideOfPackage("truetill.client.app..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("a run is replayed with its own clock and its own ids");

  @ArchTest
  static final ArchRule SCREENS_KEEP_TO_THEMSELVES =
      slices()
          .matching("truetill.client.screens.(*)..")
          .should()
          .notDependOnEachOther()
          .because("one area's screen never reaches into another's")
          .allowEmptyShould(true);

  /** Classes of a room may use core, their own room, and the rooms named. */
  private static ArchRule room(String room, String because, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(room), Arrays.stream(others))
            .map(name -> CLIENT + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(CLIENT + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("truetill.client..").and(not(resideInAnyPackage(allowed))))
        .because(because)
        .allowEmptyShould(true);
  }

  private static ArchRule library(String library, String because, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(because);
  }
}
