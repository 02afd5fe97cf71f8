package org.rapport.kit.startup;

import java.util.List;

/**
 * A bean that judges settings before the start. It reads them as texts and opens files by itself: what it judges may be
 * what another bean would fail at.
 */
public interface StartRule {

    /** One line for each thing that is wrong: it names the variable, what is wrong, and what to do. Never a secret. */
    List<String> findings();
}
