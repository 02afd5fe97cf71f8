package org.rapport.local.doctor;

import java.util.List;

/** Looks at one thing, and changes nothing. */
public interface Examination {

    /** What is looked at. */
    String subject();

    /** Why it cannot be looked at now, such as a part that is down; empty when it can. */
    default String obstacle() {
        return "";
    }

    /** What is wrong; nothing when all is well. Whatever it throws is told on one line. */
    List<Finding> findings() throws Exception;
}
