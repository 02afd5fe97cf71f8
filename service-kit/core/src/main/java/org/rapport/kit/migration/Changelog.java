package org.rapport.kit.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a build expects its database to look like: the changelog on its class path. Whoever was made with the same one
 * finds in the database that it has been applied; one made with an earlier one finds that of its own, which stays.
 */
public final class Changelog {

    static final String FILE = "db/changelog.yaml";

    private static final String SCRIPT = "db/mark.sql";
    private static final String APPLIED = "select exists (select from applied_changelog where fingerprint = ?)";
    private static final String NO_SUCH_TABLE = "42P01";
    private static final Pattern INCLUDED = Pattern.compile("file: *([^\\s}]+)");

    private Changelog() {}

    /** Whether a migration by this build has ended in that database. */
    public static boolean isApplied(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(APPLIED)) {
            statement.setString(1, fingerprint());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Says so, over a connection of the database's owner. */
    static void mark(Connection owner, String service) throws SQLException {
        try (var settings = owner.prepareStatement(
                        "select set_config('crm.service', ?, false), set_config('crm.changelog', ?, false)");
                var script = owner.createStatement()) {
            settings.setString(1, service);
            settings.setString(2, fingerprint());
            settings.execute();
            script.execute(new String(content(SCRIPT), StandardCharsets.UTF_8));
        }
    }

    /** Of the file itself and of all that it includes: 64 hexadecimal digits. */
    static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] list = content(FILE);
            digest.update(list);
            var included = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
            while (included.find()) {
                digest.update(content(included.group(1)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] content(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the changelog names " + name + ", which is not there");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the changelog cannot be read: " + e.getMessage(), e);
        }
    }
}
