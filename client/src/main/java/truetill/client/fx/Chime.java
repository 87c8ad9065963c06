package truetill.client.fx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays short sounds of {@code assets/sounds}. A computer with no loudspeaker stays silent. */
public final class Chime {
  private static final Logger LOG = LoggerFactory.getLogger(Chime.class);

  private final Executor player;
  private volatile boolean silent;

  /**
   * Plays in a thread of its own.
   *
   * @param player takes one sound after another; never the FX thread, opening a line may wait
   */
  public Chime(Executor player) {
    this.player = player;
  }

  /** Plays {@code assets/sounds/<name>.wav} once. */
  public void play(String name) {
    if (!silent) {
      player.execute(() -> sound(name));
    }
  }

  private void sound(String name) {
    try (InputStream file = Chime.class.getResourceAsStream("/assets/sounds/" + name + ".wav")) {
      if (file == null) {
        throw new IllegalStateException("the sound " + name + " is not in this program");
      }
      try (AudioInputStream audio =
          AudioSystem.getAudioInputStream(new BufferedInputStream(file))) {
        Clip clip = AudioSystem.getClip();
        clip.addLineListener(event -> {
          if (event.getType().equals(LineEvent.Type.STOP)) {
            clip.close();
          }
        });
        clip.open(audio);
        clip.start();
      }
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException noSpeaker) {
      silent = true;
      LOG.info("This computer plays no sound: {}", noSpeaker.toString());
    } catch (IOException | UnsupportedAudioFileException broken) {
      throw new IllegalStateException("the sound " + name, broken);
    }
  }
}
