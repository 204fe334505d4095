import type { Catalogue, DecisionTexts } from '../catalogue.js';

/** Lo que deja hacer cada permiso: un infinitivo, tras «permite», «para» o «puede». */
export const permissions = {
  'communication.use': 'llamar, enviar SMS y escribir al equipo',
  'contacts.manage': 'crear y modificar contactos',
  'contacts.import': 'importar contactos',
  'members.invite': 'invitar a miembros',
  'members.remove': 'retirar a miembros',
  'members.changeRole': 'cambiar el rol de los miembros',
  'billing.manage': 'gestionar la facturación',
  'numbers.updateSettings': 'cambiar los ajustes de los números',
  'numbers.add': 'añadir y dar de baja números',
  'groups.manage': 'gestionar los grupos',
  'integrations.configure': 'configurar las integraciones',
  'porting.manage': 'traer números de otro operador',
  'owners.manage': 'nombrar y retirar a propietarios',
  'numbers.manageAccess': 'decidir quién usa un número',
  'groups.use': 'usar los grupos',
  'domains.claim': 'reclamar dominios',
  'directory.manage': 'gestionar el directorio de la empresa',
  'workspace.updateSettings': 'cambiar los ajustes del espacio de trabajo',
  'insights.viewAll': 'consultar las cifras de todos',
  steward: 'ver lo que está abierto a los responsables del espacio de trabajo',
} as const satisfies Catalogue['permissions'];

/** Por qué alguien puede hacer algo, o no: en tercera persona. */
export const decisions = {
  system_actor: 'Permitido: lo hace el propio sistema.',
  role_allows: 'Permitido: un rol de esta persona le permite {permission}.',
  number_owner: 'Permitido: esta persona es propietaria del número y puede {permission}.',
  not_a_member: 'No permitido: solo los miembros del espacio de trabajo pueden {permission}.',
  member_suspended: 'No permitido: esta persona tiene la cuenta suspendida y no puede {permission}.',
  member_removed: 'No permitido: esta persona ya no es miembro y no puede {permission}.',
  client_not_supported:
    'No permitido: hay que usar la web o la aplicación de escritorio, y no la aplicación móvil, para {permission}.',
  role_lacks_permission: 'No permitido: ningún rol de esta persona le permite {permission}.',
  number_owner_only: 'No permitido: esta persona puede {permission} solo si el número le pertenece.',
  target_is_owner:
    'No permitido: la otra persona es propietaria, y entonces solo los propietarios pueden {permission}.',
} as const satisfies DecisionTexts;
