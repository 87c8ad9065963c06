package truetill.client.shell;

import truetill.client.fx.Background;
import truetill.client.fx.Later;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.core.clock.StoreClock;

/** What the composition root hands to a {@link RegisterWindow}. */
public record RegisterParts(
    Register register,
    Background background,
    StoreClock clock,
    Later later,
    Words words,
    Preferences preferences,
    Sounds sounds,
    PaperPictures pictures,
    Incidents incidents) {}
