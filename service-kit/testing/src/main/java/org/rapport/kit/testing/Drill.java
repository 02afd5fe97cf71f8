package org.rapport.kit.testing;

import java.util.Random;
import org.jboss.logging.Logger;

/** How long tests of random cases run: in a build as long as they need to be of use, in {@code ./crm drill} many times that. */
public final class Drill {

    private static final Logger LOG = Logger.getLogger(Drill.class);
    private static final int TIMES = Integer.getInteger("drill", 1);

    private Drill() {}

    /** {@code rounds}, or many times these. */
    public static int rounds(int rounds) {
        return rounds * TIMES;
    }

    /** Always the same in a build; in a drill others each time, of a seed that the log tells, and {@code -Dseed} repeats. */
    public static Random random() {
        long seed = Long.getLong("seed", TIMES == 1 ? 7 : System.nanoTime());
        if (TIMES > 1) {
            LOG.infof("to see the same again: -Dseed=%d", seed);
        }
        return new Random(seed);
    }
}
