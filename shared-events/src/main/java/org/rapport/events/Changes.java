package org.rapport.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** What an event changed: a list that nobody can change any more, so that an event need not copy it. */
@JsonDeserialize(using = Changes.Reader.class)
public final class Changes extends AbstractList<FieldChange> implements RandomAccess {

    private static final Changes NONE = new Changes(List.of());

    private final List<FieldChange> all;

    private Changes(List<FieldChange> all) {
        this.all = all;
    }

    /** Those of {@code list}, as it is now. */
    public static Changes of(List<FieldChange> list) {
        return list instanceof Changes changes ? changes : new Changes(List.copyOf(list));
    }

    /** Of an event that changed nothing that anybody sees. */
    public static Changes none() {
        return NONE;
    }

    @Override
    public FieldChange get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /** Reads an array; what an older event does not have yet is empty. */
    static final class Reader extends StdDeserializer<Changes> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(Changes.class);
        }

        @Override
        public Changes deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new Changes(List.of(context.readValue(json, FieldChange[].class)));
        }

        @Override
        public Changes getNullValue(DeserializationContext context) {
            return NONE;
        }

        @Override
        public Changes getAbsentValue(DeserializationContext context) {
            return NONE;
        }
    }
}
