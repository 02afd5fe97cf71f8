package org.rapport.kit.migration;

import java.sql.SQLException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.rapport.kit.text.ComparisonKey;

/**
 * A step of a changeset that needs the keys of texts which are stored already: PostgreSQL cannot make them. It fills the
 * table {@code comparison_key (text, key)}, which the statements behind it join, and which is gone when they commit.
 *
 * <p>Parameters: {@code texts}, a query for the texts, and {@code kind}, which is {@code name} or {@code email}.
 */
public final class ComparisonKeys implements CustomTaskChange {

    private static final int BATCH = 1_000;

    private String texts;
    private UnaryOperator<String> key;

    /** The query for the texts, in one column; what is null is left out. */
    public void setTexts(String query) {
        texts = query;
    }

    /** What the texts are. */
    public void setKind(String kind) {
        key = switch (kind.toLowerCase(Locale.ROOT)) {
            case "name" -> ComparisonKey::ofName;
            case "email" -> ComparisonKey::ofEmail;
            default -> throw new IllegalArgumentException("there are no keys of kind " + kind);
        };
    }

    @Override
    public void execute(Database database) throws CustomChangeException {
        var connection = (JdbcConnection) database.getConnection();
        try (var ddl = connection.createStatement();
                var reading = connection.createStatement();
                var writing = connection.prepareStatement(
                        "insert into comparison_key (text, key) values (?, ?) on conflict do nothing")) {
            ddl.execute("create temporary table if not exists comparison_key (text text collate \"C\" primary key, "
                    + "key text not null collate \"C\") on commit drop");
            reading.setFetchSize(BATCH);
            int waiting = 0;
            try (var found =
                    reading.executeQuery("select text from (" + texts + ") as stored (text) where text is not null")) {
                while (found.next()) {
                    writing.setString(1, found.getString(1));
                    writing.setString(2, key.apply(found.getString(1)));
                    writing.addBatch();
                    if (++waiting % BATCH == 0) {
                        writing.executeBatch();
                    }
                }
            }
            writing.executeBatch();
        } catch (DatabaseException | SQLException e) {
            throw new CustomChangeException("the keys of texts cannot be made", e);
        }
    }

    @Override
    public String getConfirmationMessage() {
        return "keys made";
    }

    @Override
    public void setUp() {}

    @Override
    public void setFileOpener(ResourceAccessor resources) {}

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
