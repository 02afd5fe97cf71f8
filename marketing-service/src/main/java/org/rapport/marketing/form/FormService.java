package org.rapport.marketing.form;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.marketing.FormEvent;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;

/** What a form is made with, and gets anew: its key. */
@Singleton
class FormService extends RecordService<Form, FormRecord, EditForm, EditForm> {

    private final FormKeys keys;

    FormService(Operations operations, FormKeys keys) {
        super(Form.TYPE, operations);
        this.keys = keys;
    }

    @Override
    protected Form make(EditForm command) {
        var form = new Form(command);
        form.open(newKey(form.id()));
        return form;
    }

    FormRecord renewKey(UUID id, IfMatch ifMatch) {
        return change(id, ifMatch, RecordType.EDIT, FormEvent.Rekeyed::new, form -> form.open(newKey(id)));
    }

    private FormKey newKey(UUID form) {
        return keys.make(Objects.requireNonNull(caller().tenant()), form, now());
    }
}
