package org.rapport.admin.member;

import java.util.Collection;

/** Rules in force that may keep administrators from setting right what an organisation has decided. */
public interface Barriers {

    /** Whether one of them speaks of who holds {@code roles}. */
    boolean concern(Collection<String> roles);
}
