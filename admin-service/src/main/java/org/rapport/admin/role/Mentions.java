package org.rapport.admin.role;

import java.util.List;
import java.util.UUID;

/** Which policies speak of roles. */
public interface Mentions {

    /** The ids of the living policies that name {@code role}, in what is being worked on or in what is in force. */
    List<UUID> of(String role);
}
