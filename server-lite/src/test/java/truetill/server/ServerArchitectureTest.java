package truetill.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import truetill.server.db.WriteTx;

/** The arrows of the server, each with its reason. A wrong rule is changed here, in the open. */
@AnalyzeClasses(packages = "truetill.server", importOptions = DoNotIncludeTests.class)
class ServerArchitectureTest {
  @ArchTest
  static final ArchRule THE_SERVER_KNOWS_NO_CLIENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("truetill.client..", "javafx..")
          .because("the server runs alone, on a machine without a screen");

  @ArchTest
  static final ArchRule SQL_IN_STORES =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Store")
          .and()
          .resideOutsideOfPackages("truetill.server.db..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jdbi..")
          .because("SQL sits in one kind of class, so that one search finds it");

  @ArchTest
  static final ArchRule JAVALIN_IN_ITS_ROOMS =
      noClasses()
          .that()
          .resideOutsideOfPackages("truetill.server.http..", "truetill.server.app..")
          .and()
          .haveSimpleNameNotEndingWith("Routes")
          .and()
          .haveSimpleNameNotEndingWith("Handlers")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.javalin..")
          .because("rules and stores are used by the sync too, where there is no HTTP request");

  @ArchTest
  static final ArchRule STORES_KNOW_NO_HTTP =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Store")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("truetill.server.http..")
          .because("a store loads and saves; status codes are not its business");

  @ArchTest
  static final ArchRule AREAS_HAVE_NO_CYCLES =
      slices()
          .matching("truetill.server.(*)..")
          .should()
          .beFreeOfCycles()
          .because("between areas there is one way only");

  @ArchTest
  static final ArchRule NO_AREA_KNOWS_THE_SYNC =
      noClasses()
          .that()
          .resideOutsideOfPackages("truetill.server.sync..", "truetill.server.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("truetill.server.sync..")
          .because("the sync calls the areas' rules, never the other way");

  @ArchTest
  static final ArchRule TIME_AND_IDS_ARE_HANDED_IN =
      noClasses()
          .that()
          .resideOutsideOfPackage("truetill.server.app..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("a test sets the clock, and the same run gives the same ids");

  private static final Set<String> WRITING =
      Set.of("createUpdate", "execute", "prepareBatch", "createBatch", "createScript");

  @ArchTest
  static final ArchRule WRITES_GO_THROUGH_THE_UNIT_OF_WORK =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("truetill.server.db..")
          .should(takeAWriteTxIfTheyWrite())
          .because("only the unit of work has the writer lock, the feed and the forced answer");

  private static ArchCondition<JavaMethod> takeAWriteTxIfTheyWrite() {
    return new ArchCondition<>("take a WriteTx if they write") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean writes =
            method.getMethodCallsFromSelf().stream()
                .anyMatch(call ->
                    call.getTargetOwner().isAssignableTo(Handle.class)
                        && WRITING.contains(call.getName()));
        boolean mayWrite =
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(WriteTx.class));
        if (writes && !mayWrite) {
          events.add(
              SimpleConditionEvent.violated(
                  method, method.getFullName() + " writes without a WriteTx"));
        }
      }
    };
  }
}
