package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import truetill.server.http.Problem;

/** When a long step can be cancelled, and what is then shown of it (decision 075). */
class JobTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Job job = new Job(1, Job.Kind.MATCH_PRODUCTS, 7, 3, NOW);

  private String state() {
    return job.view().state();
  }

  @Test
  void cancelledAtWorkItIsTakenBack() {
    job.expect(10);
    job.step(4);
    job.cancel();
    assertThat(state()).isEqualTo("cancelling");
    assertThatThrownBy(job::ending).isInstanceOf(Job.Cancelled.class);
    job.fail("Cancelled.", NOW);
    assertThat(job.view().detail()).isEqualTo("Cancelled. The order is as it was before.");
    assertThat(state()).isEqualTo("cancelled");
    job.cancel();
    assertThat(state()).isEqualTo("cancelled");
  }

  @Test
  void duringItsCommitItIsTooLate() {
    job.expect(10);
    job.step(10);
    job.ending();
    job.cancel();
    assertThat(state()).isEqualTo("running");
    assertThatCode(job::check).doesNotThrowAnyException();
    job.finish(NOW);
    assertThat(state()).isEqualTo("done");
  }

  @Test
  void whoCancelsDuringACommitCancelsWhatComesAfterIt() {
    job.expect(10);
    job.step(10);
    job.ending();
    job.cancel();
    job.goOn(5, "The rest stays.");
    assertThat(state()).isEqualTo("cancelling");
    assertThatThrownBy(job::check).isInstanceOf(Job.Cancelled.class);
    job.finish(NOW);
    assertThat(state()).isEqualTo("cancelled");
    assertThat(job.view().detail()).isEqualTo("Cancelled. The rest stays.");
    assertThat(job.view().total()).isEqualTo(15);
  }

  @Test
  void whoCancelsWhenAllIsDoneComesTooLate() {
    job.expect(10);
    job.step(10);
    job.ending();
    job.goOn(5, "The rest stays.");
    job.step(5);
    job.cancel();
    job.finish(NOW);
    assertThat(state()).isEqualTo("done");
  }

  @Test
  void aStepCancelsItselfAloneAndASliceTheSlicesOfItsOrder() {
    Jobs jobs = new Jobs(() -> NOW);
    jobs.run(
        Job.Kind.AI_CLEANUP,
        7,
        3,
        slice ->
            jobs.run(
                Job.Kind.AI_CLEANUP,
                8,
                3,
                other ->
                    jobs.run(
                        Job.Kind.BUILD,
                        7,
                        3,
                        build -> {
                          jobs.cancel(build);
                          assertThat(slice.view().state()).isEqualTo("running");
                          assertThatThrownBy(() ->
                                  jobs.run(
                                      Job.Kind.AI_CLEANUP,
                                      7,
                                      3,
                                      beside -> {
                                        jobs.cancel(slice);
                                        beside.check();
                                        return 0;
                                      }))
                              .isInstanceOf(Problem.class);
                          assertThat(slice.view().state()).isEqualTo("cancelling");
                          assertThat(other.view().state()).isEqualTo("running");
                          return 0;
                        })));
    assertThat(jobs.all()).hasSize(4);
  }
}
