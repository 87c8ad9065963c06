package truetill.client.shell;

import truetill.client.fx.Background;
import truetill.client.fx.Later;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.core.clock.StoreClock;

/**
 * What a register's screens are built from. A model takes the few pieces it needs in its
 * constructor, never the whole.
 */
public record Shell(
    Register register,
    Background background,
    StoreClock clock,
    Later later,
    Words words,
    Sounds sounds,
    PaperPictures pictures,
    Session session,
    Navigator navigator,
    FrameModel frame,
    Lock lock,
    ThemeSwitch themes) {}
