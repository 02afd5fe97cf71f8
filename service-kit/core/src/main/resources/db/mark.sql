-- That this changelog has been applied, for the services that are made with it; by the database's owner, at the end of
-- each migration. Told by the settings crm.service and crm.changelog of the session.
do $$
declare
    service text := current_setting('crm.service');
begin
    perform pg_advisory_xact_lock(hashtext('crm_rights')); -- another job may be at it
    create table if not exists applied_changelog (
        fingerprint text        primary key collate "C",
        applied_at  timestamptz not null default now()
    );
    -- What has been done to the database is not the service's to say.
    execute format('revoke insert, update, delete on applied_changelog from %I', service);
    execute format('revoke all on databasechangelog from %I', service);
    insert into applied_changelog (fingerprint) values (current_setting('crm.changelog')) on conflict do nothing;
end
$$;
