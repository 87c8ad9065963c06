package truetill.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The arrows of core: it needs nothing but Java and itself. */
@AnalyzeClasses(packages = "truetill.core", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
  @ArchTest
  static final ArchRule CORE_NEEDS_NOTHING =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("truetill.core..", "java..", "javax.crypto..", "org.jspecify..")
          .because(
              "register and server share these rules, and a rule takes values only; both must"
                  + " compute the same PIN tag, and the JDK keeps its HMAC in javax.crypto");

  @ArchTest
  static final ArchRule CORE_DOES_NO_INPUT_OR_OUTPUT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
          .because("a rule that reads or writes cannot run in the simulator");

  @ArchTest
  static final ArchRule CORE_IS_HANDED_ITS_TIME_AND_IDS =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("the same command on the same state must always give the same op");
}
