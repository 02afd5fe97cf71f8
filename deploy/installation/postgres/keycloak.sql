-- The role keycloak, which will own Keycloak's database: Keycloak migrates its tables itself. Told by the setting
-- crm.keycloak_password of the session. Makes or corrects; twice changes nothing.
do $$
begin
    if coalesce(current_setting('crm.keycloak_password', true), '') = '' then
        raise exception 'the password of the role keycloak is missing';
    end if;
    if not exists (select from pg_roles where rolname = 'keycloak') then
        create role keycloak;
    end if;
    execute format('alter role keycloak login password %L', current_setting('crm.keycloak_password'));
    if exists (select from pg_roles where rolname = 'keycloak'
               and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)) then
        alter role keycloak nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
    end if;
end
$$;
