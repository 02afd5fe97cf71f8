package org.rapport.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.condition.cel.Language;

class IndexesTest {

    private static final Language LANGUAGE = new Language(Vocabulary.of(List.of(
            Attribute.ofResource("name", Kind.TEXT),
            Attribute.ofResource("score", Kind.NUMBER),
            Attribute.ofResource("note", Kind.TEXT),
            Attribute.ofResource("size", Kind.NUMBER),
            Attribute.ofSubject("id", Kind.TEXT))));

    private static final Set<String> INDEXED = Set.of("name", "score");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            resource.name == 'a' ;
            resource.score >= 5 ;
            resource.name.startsWith('a') ;
            resource.name in ['a', 'b'] ;
            resource.name == subject.id ;
            subject.id == 'ann' ;
            !(resource.score < 5) ;
            resource.name == 'a' && resource.note == 'b' ;
            resource.name == 'a' || resource.score == 1 ;
            resource.name == 'a' && (resource.note == 'b' || resource.size > 1) ;
            !(resource.name != 'a' || resource.note == 'b') ;
            resource.note == 'a' ; note
            resource.name != 'a' ; name
            !(resource.name in ['a', 'b']) ; name
            has(resource.name) ; name
            resource.size > resource.score ; score size
            resource.name == 'a' || resource.note == 'b' ; note
            resource.name == 'a' || resource.note == 'b' || resource.size == 1 ; note size
            subject.id == 'ann' && resource.note == 'a' ; note
            subject.id == 'ann' || resource.note == 'a' ; note
            subject.id == 'ann' ? resource.note == 'a' : resource.name == 'b' ; note
            resource.score > 1 ? resource.note == 'a' : resource.size == 1 ;
            """)
    void findsRowsOrTellsWhichIndexItMisses(String condition, String missing) {
        var indexes = new Indexes(attribute -> INDEXED.contains(attribute.name()));

        assertThat(indexes.missing(LANGUAGE.read(condition)).stream()
                        .map(Attribute::name)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(missing == null ? "" : missing);
    }
}
