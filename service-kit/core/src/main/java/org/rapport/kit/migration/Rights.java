package org.rapport.kit.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Who may do what in a service's database: {@code db/rights.sql}. */
public final class Rights {

    private static final String SCRIPT = "/db/rights.sql";

    private Rights() {}

    /** Grants them, over a connection of the database's owner; to what is there already and to what it will make. */
    public static void grant(Connection owner, String service) throws SQLException, IOException {
        try (InputStream script = Rights.class.getResourceAsStream(SCRIPT);
                var setting = owner.prepareStatement("select set_config('crm.service', ?, false)");
                var grants = owner.createStatement()) {
            setting.setString(1, service);
            setting.execute();
            grants.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
