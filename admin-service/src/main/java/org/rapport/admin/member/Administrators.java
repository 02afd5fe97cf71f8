package org.rapport.admin.member;

import java.util.List;

/** Who administers the organisation. */
public interface Administrators {

    /** Until the command ends, nobody else decides who administers the organisation. */
    void lockAdministrators();

    /** The roles of each who has joined and is not shut out, the administrator's among them. */
    List<List<String>> rolesOfActiveAdministrators();
}
