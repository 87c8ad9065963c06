package truetill.client.shell;

import truetill.client.fx.Chime;

/** {@link Sounds} from the computer's loudspeaker. */
public final class LoudspeakerSounds implements Sounds {
  private final Chime chime;

  public LoudspeakerSounds(Chime chime) {
    this.chime = chime;
  }

  @Override
  public void refused() {
    chime.play("refused");
  }

  @Override
  public void taken() {
    chime.play("taken");
  }
}
