/**
 * Headers in the languages of those who export from Clari, from a CRM or from a spreadsheet, without blanks and
 * accents; the English ones that files of Clari's own have are in `columns`.
 */
export const headerWords = [
  [
    'name',
    'ownerfullname opportunityownerfullname fullusername rowlabels agent advisor consultant salesman saleswoman ' +
      'accountowner dealowner opportunityownername forecastuser usersname representative salesrepresentative ' +
      'mitarbeiter mitarbeitername mitarbeiterin vertriebsmitarbeiter vertriebler verkaufer inhaber besitzer ' +
      'verantwortlich verantwortlicher opportunityinhaber zeilenbeschriftungen nutzername benutzername ' +
      'utilisateur proprietaire proprietairedelopportunite commercial commerciale vendeur responsable nom nomcomplet ' +
      'etiquettesdelignes collaborateur ' +
      'usuario propietario propietariodelaoportunidad vendedor vendedora comercial ejecutivo nombre nombrecompleto ' +
      'etiquetasdefila representante titular ' +
      'usuario proprietario proprietariodaoportunidade nome nomecompleto rotulosdelinha responsavel ' +
      'utente titolare venditore nominativo etichettedirighe proprietariodellopportunita commerciale ' +
      'gebruiker eigenaar verkoper medewerker naam volledigenaam rijlabels accountmanager ' +
      '氏名 名前 担当者 担当 ユーザー ユーサー 所有者 営業担当 営業担当者 商談所有者 社員名 行ラベル 行ラヘル ' +
      '姓名 名字 用户 用戶 所有人 负责人 負責人 销售 销售员 销售代表 业务员 行标签 机会所有人 员工 ' +
      'uzytkownik wlasciciel pracownik saljare anvandare agare myyja kayttaja bruker eier selger bruger ejer ' +
      'пользователь владелец менеджер сотрудник имя фио 사용자 담당자 이름 소유자',
  ],
  [
    'email',
    'owneremailaddress useremailaddress emailadresse emailadress mailadresse benutzeremail adressemail adresseemail ' +
      'adresseelectronique courriel courrierelectronique mel correoelectronico correo direcciondecorreo ' +
      'direcciondecorreoelectronico correodelusuario correodelpropietario enderecodeemail enderecoeletronico ' +
      'correioeletronico postaelettronica indirizzoemail emailadres epost epostadress ' +
      'メールアドレス メールアトレス メール eメール 电子邮件 电子邮箱 邮箱 邮件 電子郵件 電郵 이메일 электроннаяпочта',
  ],
  ['crm-id', 'owneruserid opportunityownerid idpropietario idproprietaire inhaberid'],
  [
    'field',
    'forecastcategory forecastcategoryname category opportunityforecastcategory prognosekategorie forecastkategorie ' +
      'kategorie categoriedeprevision categorie categoriadeprevision categoriadepronostico categoriadeprevisao ' +
      'categoria categoriadiprevisione prognosecategorie 売上予測分類 カテゴリ カテコリ フィールド フィールト 预测类别 预测分类 类别 字段',
  ],
  ['week', 'semaine semana settimana 週 周 周次 週番号'],
  ['start', 'weekbeginning weekstarting wochevom semainedu semanadel weekcommencing'],
  [
    'loaded-on',
    'uploadedat loadedat loaddate ingestedat snapshotdate exportedat fivetransynced airbyteextractedat syncedat',
  ],
  ['period', 'trimestre quartal periode periodo kwartaal kwartal 四半期 季度 期間 期间 财季'],
  ['value', 'montant importe monto valor importo bedrag 金額 金额 値 数值 suma summe somme soma'],
  ['currency', 'amountcurrency wahrung waehrung devise moneda moeda valuta 通貨 货币 币种'],
] as const

/** Headers of columns that list deals: a file of several lines a person. */
export const dealWords: ReadonlySet<string> = new Set(
  (
    'opportunityname opportunity opportunityid dealname deal dealid accountname account accountid customer client ' +
    'opportunite nomdelopportunite compte oportunidad nombredelaoportunidad cuenta oportunidade conta opportunita ' +
    'verkaufschance opportunityname kunde kundenname accountbezeichnung klant 商談 商談名 取引先 取引先名 机会 机会名称 商机 商机名称 客户 客户名称'
  ).split(' '),
)

/** Headers of two columns that name a person together: first name, last name. */
export const firstNameWords: ReadonlySet<string> = new Set(
  (
    'firstname givenname forename vorname prenom primernombre nombredepila primeironome voornaam 名 ' +
    'ownerfirstname userfirstname'
  ).split(' '),
)

/** The other of the two. */
export const lastNameWords: ReadonlySet<string> = new Set(
  (
    'lastname surname familyname nachname familienname nomdefamille apellido apellidos sobrenome ' +
    'cognome achternaam 姓 ownerlastname userlastname'
  ).split(' '),
)
