package org.rapport.admin.role;

import java.util.List;
import java.util.UUID;

/** Who holds roles. */
public interface Holders {

    /** The ids of the members who hold {@code role}, also of those who are shut out: they may be let in again. */
    List<UUID> of(String role);
}
